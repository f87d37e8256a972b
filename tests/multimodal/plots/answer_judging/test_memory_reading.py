"""Bars as long as the weights, beside the entries; the answer below in its colour."""

import torch
from reading import cells, hue, shows, sizes, written

from multimodal.plots.answer_judging.memory_reading import HIGH, Reading, memory_reading
from multimodal.plots.style import BLUE, GREEN, ORANGE

FACTS = {code: [f"{code} {n}" for n in range(2)] for code in ("en", "es", "zh")}
ANSWER = {"en": "moon", "es": "luna", "zh": "月"}
READINGS = [
    Reading("whole", torch.tensor([0.75, 0.25, 0.125]), ANSWER, True),
    Reading("missing", torch.tensor([0.5, 0.125, 1.0]), ANSWER, False),
    Reading("wrong", torch.tensor([0.25, 0.5, 0.375]), ANSWER, True),
]


@shows("answer_judging", memory_reading, FACTS, READINGS)
def test_weights_are_bars(shown, words) -> None:
    facts, *columns = shown.axes
    assert [text.get_text() for text in facts.texts] == [words("nothing_here"), *FACTS["es"]]
    for axes, reading, colour in zip(columns, READINGS, (GREEN, ORANGE, GREEN), strict=True):
        filled = [corner for corner, fill, _ in cells(axes) if fill == BLUE]
        for row, (weight, corner) in enumerate(zip(reading.weights, filled, strict=True)):
            assert sizes(axes)[corner][0] == float(weight)
            assert abs(corner[1] + HIGH / 2 - facts.texts[row].get_position()[1]) < 1e-6
        assert hue(written(axes, "luna").get_color()) == colour
        assert written(axes, words(f"base_{reading.state}"))
