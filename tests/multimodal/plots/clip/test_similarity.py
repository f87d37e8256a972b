"""Matrices of cosines before and after training."""

import numpy as np
import torch
from reading import grid, points, shows

from multimodal.plots.clip.similarity import similarity_matrices
from multimodal.plots.style import INK

PICTURES = torch.randint(0, 255, (3, 3, 4, 4), dtype=torch.uint8)
BEFORE = torch.tensor([[0.1, 0.2, 0.3], [-0.4, 0.5, 0.6], [0.7, 0.8, -0.9]])
AFTER = torch.eye(3) - 0.25 * BEFORE


@shows("clip", similarity_matrices, BEFORE.clone().requires_grad_(), AFTER, PICTURES)
def test_rows_are_pictures_and_columns_captions(shown, words) -> None:
    left, right, scale = shown.axes
    for axes, cosines, key in ((left, BEFORE, "before_training"), (right, AFTER, "after_training")):
        matrix, strip = axes.images
        assert (matrix.get_array() == cosines.numpy()).all()
        assert matrix.get_clim() == (-1, 1)
        assert matrix.get_cmap().name == "PuOr_r"
        assert strip.get_interpolation() == "nearest"
        assert {line.get_color() for line in axes.lines} == {INK}
        assert (axes.get_aspect(), grid(axes)) == (1, "")
        assert matrix.origin == "upper"
        assert axes.yaxis_inverted()
        stacked = np.concatenate([picture.permute(1, 2, 0).numpy() for picture in PICTURES])
        assert (strip.get_array() == stacked).all()
        x0, x1, y0, y1 = strip.get_extent()
        assert axes.get_xlim()[0] < x0 < x1 < -0.5
        assert axes.get_xlim()[1] == 2.5
        assert (y0, y1) == (2.5, -0.5)
        assert [points(line)[0] for line in axes.lines] == [(0, 0), (1, 1), (2, 2)]
        assert axes.get_title() == words(key)
        assert not any(spine.get_visible() for spine in axes.spines.values())
        assert len(axes.get_xticks()) == len(axes.get_yticks()) == 0
        assert axes.get_xlabel() == words("captions")
    assert left.get_ylabel() == words("pictures")
    assert scale.get_ylabel() == words("cosine")
