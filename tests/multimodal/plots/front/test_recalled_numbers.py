"""Pictures of the refresher: channels, a descent, shares, a loss."""

import numpy as np
import pytest
import torch
from reading import dots, points, shows, texts, ticks

from multimodal.plots.front.recalled_numbers import (
    CLASSES,
    channels,
    descent,
    softmax_panels,
    surprise,
)
from multimodal.plots.style import GREY, ORANGE

PICTURE = torch.rand(3, 5, 5, generator=torch.Generator().manual_seed(0))
CURVE = ([0.0, 1.0, 2.0], [4.0, 1.0, 4.0])
STEPS = ([0.0, 0.6], [4.0, 1.5])
SHARES = {1: [0.6, 0.3, 0.1], 4: [0.9, 0.1, 0.0]}
POINTS = {0.05: 3.0, 0.5: 0.69}


@shows("front", channels, PICTURE)
def test_a_picture_stands_beside_its_channels(shown, words) -> None:
    whole, *parts = shown.axes
    assert np.allclose(whole.images[0].get_array(), PICTURE.permute(1, 2, 0))
    for axes, channel in zip(parts, PICTURE, strict=True):
        assert np.allclose(axes.images[0].get_array(), channel)
        assert axes.images[0].get_clim() == (0, 1)
    titles = [axes.get_title() for axes in shown.axes]
    assert titles == [words(key) for key in ("picture", "red", "green", "blue")]


@shows("front", descent, CURVE, STEPS)
def test_steps_lie_on_their_own_line(shown, words) -> None:
    (axes,) = shown.axes
    curve, steps = axes.lines
    assert points(curve) == list(zip(*CURVE, strict=True))
    assert points(steps) == list(zip(*STEPS, strict=True))
    assert (curve.get_color(), steps.get_color()) == (GREY, ORANGE)
    assert (axes.get_xlabel(), axes.get_ylabel()) == (words("weight"), words("loss"))


@shows("front", softmax_panels, [2.0, 1.0, 0.0], SHARES)
def test_scores_come_first_and_each_scale_has_its_panel(shown, words) -> None:
    heights = [[bar.get_height() for bar in axes.patches] for axes in shown.axes]
    assert heights == [[2, 1, 0], SHARES[1], SHARES[4]]
    titles = [axes.get_title() for axes in shown.axes]
    assert titles == [words("scores"), words("shares_at", scale=1), words("shares_at", scale=4)]
    for axes in shown.axes:
        assert ticks(axes.xaxis) == [words(key) for key in CLASSES]
    assert list(texts(shown.axes[1])) == ["0.60", "0.30", "0.10"]


@shows("front", surprise, POINTS)
def test_points_lie_on_the_negative_logarithm(shown, words) -> None:
    (axes,) = shown.axes
    (curve,) = axes.lines
    across, losses = curve.get_data()
    assert losses == pytest.approx(-np.log(across))
    assert dots(axes) == {ORANGE: sorted(POINTS.items())}
    assert set(texts(axes)) == {"0.05 → 3.00", "0.50 → 0.69"}
    assert (axes.get_xlabel(), axes.get_ylabel()) == (words("right_probability"), words("loss"))
