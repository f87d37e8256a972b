"""A row for each question, a column for each system, and how many answers are right."""

import torch
from reading import hue, shows, written

from multimodal.plots.answer_judging.answered_pairs import Answered, answered_pairs
from multimodal.plots.style import GREEN, ORANGE

PICTURE = torch.randint(0, 255, (3, 8, 8), dtype=torch.uint8)
QUESTIONS = {code: [f"{code} {n}" for n in range(4)] for code in ("en", "es", "zh")}
ALWAYS = {code: Answered(["ja"] * 4, [True, False, True, False]) for code in QUESTIONS}
GOOD = {code: Answered(["da", "net", "si", "no"], [True, True, True, False]) for code in QUESTIONS}


BEST = {code: Answered(["oui", "non", "si", "nein"], [True] * 4) for code in QUESTIONS}
SYSTEMS = {"always_yes": ALWAYS, "two_hops": GOOD, "judged": BEST}


@shows("answer_judging", answered_pairs, PICTURE, QUESTIONS, SYSTEMS)
def test_answers_stand_beside_their_questions(shown, words) -> None:
    picture, rows = shown.axes
    assert (picture.images[0].get_array() == PICTURE.permute(1, 2, 0).numpy()).all()
    for number, answer, colour in ((0, "da", GREEN), (1, "net", GREEN), (3, "no", ORANGE)):
        assert hue(written(rows, answer).get_color()) == colour
        question = written(rows, f"es {number}")
        assert question.get_position()[1] == written(rows, answer).get_position()[1]
    for name, share in (("always_yes", "2/4"), ("two_hops", "3/4"), ("judged", "4/4")):
        title = written(rows, words(f"system_{name}"))
        assert title.get_position()[0] == written(rows, share).get_position()[0]
    assert len(rows.lines) == 1
