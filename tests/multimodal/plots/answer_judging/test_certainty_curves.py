"""Confidence beside accuracy, coverage beside risk, in the colours of the systems."""

import torch
from reading import hue, legend, lines, points, shows

from multimodal.plots.answer_judging.certainty_curves import COLOURS, certainty_curves

SURE = {
    "two_hops": (torch.tensor([0.5, 0.75]), torch.tensor([0.25, 0.875])),
    "blind_twin": (torch.tensor([0.3, 0.6]), torch.tensor([0.3, 0.5])),
}
RISK = {
    "two_hops": (torch.tensor([0.5, 1.0]), torch.tensor([0.25, 0.375])),
    "blind_twin": (torch.tensor([0.5, 1.0]), torch.tensor([0.5, 0.75])),
}


@shows("answer_judging", certainty_curves, SURE, RISK)
def test_curves_in_percent(shown, words) -> None:
    left, right = shown.axes
    assert points(lines(left)[words("system_two_hops")]) == [(50, 25), (75, 87.5)]
    assert points(lines(left)[words("as_sure_as_right")]) == [(0, 0), (100, 100)]
    assert [points(line) for line in right.lines] == [
        [(50, 25), (100, 37.5)],
        [(50, 50), (100, 75)],
    ]
    assert [hue(line.get_color()) for line in right.lines] == list(COLOURS[:2])
    assert legend(shown)[words("system_blind_twin")] == COLOURS[1]
    assert (left.get_xlabel(), left.get_ylabel()) == (words("confidence"), words("answers_right"))
    assert (right.get_xlabel(), right.get_ylabel()) == (words("coverage"), words("risk"))
    assert right.get_ylim()[0] == 0
