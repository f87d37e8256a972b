"""Means with their seeds: the mean is neither the best, the worst nor the middle run."""

import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure
from reading import bars, dots, lines, near, points

from multimodal.plots.runs import mean_bars, mean_curve, mean_tick
from multimodal.plots.style import BLUE, GREEN, INK, ORANGE

RUNS = pd.DataFrame({"a": [0.1, 0.2, 0.9], "b": [0.5, 0.6, 1.0]})


@pytest.fixture
def axes():
    return Figure().subplots()


def test_a_bar_is_as_high_as_the_mean_and_carries_every_run(axes) -> None:
    mean_bars(axes, np.array([0, 3]), RUNS, colour=GREEN, label="clip")
    assert bars(axes) == {"clip": (GREEN, [(0, 0.4), (3, 0.7)])}
    assert dots(axes) == {INK: [(0, 0.1), (0, 0.2), (0, 0.9), (3, 0.5), (3, 0.6), (3, 1)]}


def test_a_curve_goes_through_the_means_place_by_place(axes) -> None:
    runs = pd.DataFrame({"size": [9, 1, 9, 1, 9, 1], "share": [0.9, 0.1, 0.5, 0.2, 0.4, 0.9]})
    means = mean_curve(axes, runs, "size", "share", dots=BLUE, color=ORANGE, label="vit")
    assert points(lines(axes)["vit"]) == [(1, 0.4), (9, 0.6)]
    assert lines(axes)["vit"].get_color() == ORANGE
    assert dots(axes) == {BLUE: sorted(near(run) for run in runs.to_numpy())}
    assert means.round(6).to_dict() == {1: 0.4, 9: 0.6}
    mean_curve(axes, runs, "size", "share")
    assert INK in dots(axes)


def test_a_stroke_stands_at_the_mean_across_the_dots(axes) -> None:
    mean_tick(axes, RUNS["a"].to_numpy(), 2, ORANGE, "s")
    assert points(axes.lines[0]) == [(0.4, 1.87), (0.4, 2.13)]
    assert axes.lines[0].get_color() == ORANGE
    assert dots(axes) == {ORANGE: [(0.1, 2), (0.2, 2), (0.9, 2)]}
