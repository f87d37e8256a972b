"""Losses step by step, and what was learned beside them."""

import math

import numpy as np
import pytest
from matplotlib.figure import Figure
from reading import levels, lines, points, shows, texts

from multimodal.plots.style import BLUE, GREEN, ORANGE, PINK
from multimodal.plots.training_curves import loss_curves, smoothed, training_curves

LOSSES = {"normalised": [1.0, 0.8, 0.7], "pixels": [0.5, 0.1]}


@shows("clip", training_curves, [5.0, 3.0, 1.0, 0.5], [14.0, 20.0, 30.0], batch_size=256)
def test_losses_stand_left_with_the_level_of_guessing_scales_right(shown, words) -> None:
    left, right = shown.axes
    assert points(left.lines[0]) == [(1, 5), (2, 3), (3, 1), (4, 0.5)]
    assert left.lines[0].get_color() == left.lines[1].get_color() == BLUE
    assert levels(left) == [math.log(256)]
    assert list(texts(left)) == [words("chance_loss", size=256)]
    assert points(right.lines[0]) == [(1, 14), (2.5, 20), (4, 30)]
    assert right.lines[0].get_color() == ORANGE
    assert (left.get_ylabel(), right.get_ylabel()) == (words("loss"), words("learned_scale"))
    assert left.get_ylim()[0] == right.get_ylim()[0] == 0
    assert {left.get_xlabel(), right.get_xlabel()} == {words("step")}


@shows("mae", loss_curves, LOSSES)
def test_each_target_has_its_own_panel(shown, words) -> None:
    for axes, (name, values), colour in zip(shown.axes, LOSSES.items(), (BLUE, PINK), strict=True):
        assert axes.get_title() == words(name)
        assert points(axes.lines[0]) == list(enumerate(values, start=1))
        assert axes.lines[0].get_color() == colour
        assert (axes.get_xlabel(), axes.get_ylim()[0]) == (words("step"), 0)
    assert [axes.get_ylabel() for axes in shown.axes] == [words("loss"), ""]


def test_the_smooth_curve_is_the_mean_of_the_last_thirtieth() -> None:
    axes = Figure().subplots()
    values = np.arange(90.0) ** 2
    smoothed(axes, values, GREEN, "run")
    pale, smooth = axes.lines
    assert pale.get_alpha() == 0.25
    assert lines(axes) == {"run": smooth}
    assert smooth.get_xdata().tolist() == list(range(3, 91))
    assert smooth.get_ydata()[0] == pytest.approx((0 + 1 + 4) / 3)
    assert smooth.get_ydata()[-1] == pytest.approx((87**2 + 88**2 + 89**2) / 3)
    assert pale.get_color() == smooth.get_color() == GREEN
