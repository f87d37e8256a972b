"""Captions of a picture: green where true, orange where false, the best score of a metric bold."""

import pandas as pd
import torch
from reading import shows, written

from multimodal.plots.caption_judging.scored_captions import scored_captions
from multimodal.plots.style import GREEN, ORANGE

SAID = {code: [f"true {code}", f"false {code}"] for code in ("en", "es", "zh")}
TABLE = pd.DataFrame({"bleu_4": [0.31, 0.72], "meteor": [0.9, 0.15]})
SCORES = dict.fromkeys(SAID, TABLE)
PICTURE = torch.full((3, 8, 8), 200, dtype=torch.uint8)


@shows("caption_judging", scored_captions, PICTURE, SAID, [True, False], SCORES)
def test_a_row_for_each_caption(shown, words) -> None:
    picture, rows = shown.axes
    assert len(picture.images) == 1
    assert written(rows, "true es").get_color() == GREEN
    assert written(rows, "false es").get_color() == ORANGE
    for text, bold in (("31", False), ("72", True), ("90", True), ("15", False)):
        assert (written(rows, text).get_weight() == "bold") == bold
    for name in TABLE:
        assert written(rows, words(name))
    true, false, low, high = (
        written(rows, t).get_position() for t in ("true es", "false es", "31", "72")
    )
    assert (true[1], false[1]) == (low[1], high[1])
    assert written(rows, words("meteor")).get_position()[0] == written(rows, "90").get_position()[0]
