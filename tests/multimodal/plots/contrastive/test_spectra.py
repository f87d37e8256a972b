"""Collapse: clouds and singular values."""

import numpy as np
import pytest
import torch
from reading import hue, legend, lines, points, shows
from torch.nn.functional import normalize

from multimodal.plots.contrastive.spectra import kinds_of_collapse, spectra
from multimodal.plots.style import BLUE, GREEN, GREY, ORANGE

CLOUDS = {
    name: normalize(torch.randn(20, 3, generator=torch.Generator().manual_seed(seed)), dim=1)
    for seed, name in enumerate(("complete_collapse", "spread_out", "dimensional_collapse"))
}
VALUES = {"without_negatives": [1e-3, 0], "untrained": [1, 0.5, 0.2], "after_training": [1, 0.9]}


@shows("contrastive", kinds_of_collapse, CLOUDS)
def test_each_cloud_lies_on_its_own_ball(shown, words) -> None:
    for axes, (name, cloud), colour in zip(
        shown.axes, CLOUDS.items(), (BLUE, GREEN, ORANGE), strict=True
    ):
        assert axes.get_title() == words(name)
        (drawn,) = axes.collections
        assert pytest.approx(cloud.numpy()) == np.array(drawn._offsets3d).T
        assert hue(drawn.get_facecolor()[0]) == colour
        rings = [np.array(line.get_data_3d()) for line in axes.lines]
        assert [int((abs(ring).max(axis=1) == 0).argmax()) for ring in rings] == [2, 1, 0]
        for ring in rings:
            assert (ring**2).sum(axis=0) == pytest.approx(1)
            assert ring[:, 0] == pytest.approx(ring[:, -1])
        assert {line.get_color() for line in axes.lines} == {GREY}
        assert (axes._axis3don, axes.elev, axes.azim) == (False, 22, 35)
        spans = (axes.get_xlim(), axes.get_ylim(), axes.get_zlim())
        assert np.array(spans) == pytest.approx(np.array([(-0.75, 0.75)] * 3))
        assert len({round(side, 6) for side in axes._box_aspect}) == 1


@shows("contrastive", spectra, VALUES)
def test_values_stand_by_rank_and_never_below_the_floor(shown, words) -> None:
    (axes,) = shown.axes
    assert axes.get_yscale() == "log"
    assert axes.yaxis.get_major_formatter()(0.001, 0) == "0.001"
    for (name, values), colour, dashes in zip(
        VALUES.items(), (BLUE, GREEN, ORANGE), ("-", "--", "-."), strict=True
    ):
        line = lines(axes)[words(name)]
        assert points(line) == list(enumerate([max(value, 1e-6) for value in values], start=1))
        assert (line.get_color(), line.get_linestyle()) == (colour, dashes)
        assert legend(shown)[words(name)] == colour
    assert (axes.get_xlabel(), axes.get_ylabel()) == (
        words("rank_of_value"),
        words("singular_value"),
    )
