"""Bars as long as the weights, beside the entries; the answer below in its colour."""

import torch
from reading import cells, hue, shows, sizes, written

from multimodal.plots.answer_judging.memory_reading import HIGH, Reading, memory_reading
from multimodal.plots.style import BLUE, GREEN, ORANGE

FACTS = {code: [f"{code} {n}" for n in range(3)] for code in ("en", "es", "zh")}
TITLE = {"en": "who?", "es": "¿quién?", "zh": "谁？"}
ANSWER = {"en": "moon", "es": "luna", "zh": "月"}
READINGS = [
    Reading(TITLE, torch.tensor([0.7, 0.2, 0.1]), ANSWER, True),
    Reading(TITLE, torch.tensor([0.0, 0.0, 1.0]), ANSWER, False),
]


@shows("answer_judging", memory_reading, FACTS, READINGS)
def test_weights_are_bars(shown, words) -> None:
    facts, *columns = shown.axes
    assert [text.get_text() for text in facts.texts] == FACTS["es"]
    for axes, reading, colour in zip(columns, READINGS, (GREEN, ORANGE), strict=True):
        filled = [corner for corner, fill, _ in cells(axes) if fill == BLUE]
        assert len(filled) == 3
        for row, (weight, corner) in enumerate(zip(reading.weights, filled, strict=True)):
            assert abs(sizes(axes)[corner][0] - float(weight)) < 1e-5
            assert abs(corner[1] + HIGH / 2 - facts.texts[row].get_position()[1]) < 1e-6
        assert hue(written(axes, "luna").get_color()) == colour
        assert written(axes, "¿quién?")
