"""Names under one another, the right one green and bold."""

import torch
from reading import hue, shows

from multimodal.plots.multimodality.named_pictures import LONGEST, Ranked, named_pictures
from multimodal.plots.style import GREEN, GREY, INK

PICTURE = torch.randint(0, 255, (3, 8, 8), dtype=torch.uint8)
NAMES = {code: ["a", "b" * 40, "c"] for code in ("en", "es", "zh")}
ROWS = [
    Ranked(PICTURE, NAMES, dict.fromkeys(NAMES, 2)),
    Ranked(PICTURE, NAMES, dict.fromkeys(NAMES)),
]


@shows("multimodality", named_pictures, ROWS)
def test_names_beside_their_picture(shown, words) -> None:
    assert words.data_language in NAMES
    pictures = [axes for axes in shown.axes if axes.images]
    named = [axes for axes in shown.axes if axes.texts]
    assert len(pictures) == len(named) == 2
    for one, two in zip(pictures, named, strict=True):
        assert shown.axes.index(two) == shown.axes.index(one) + 1
    first, second = (
        [(text.get_text(), hue(text.get_color()), text.get_fontweight()) for text in axes.texts]
        for axes in named
    )
    short = "b" * (LONGEST - 1) + "…"
    assert first == [("a", INK, "normal"), (short, GREY, "normal"), ("c", GREEN, "bold")]
    assert {colour for _, colour, _ in second} == {INK, GREY}
    heights = [text.get_position()[1] for text in named[0].texts]
    assert heights == sorted(heights, reverse=True)
