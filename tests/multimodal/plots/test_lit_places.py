"""Bright where the weight lies, dark elsewhere."""

import numpy as np
import pytest
import torch

from multimodal.plots.lit_places import DARKEST, lit_places

PIXELS = np.full((12, 12, 3), 200, dtype=np.uint8)


def test_the_strongest_place_stays_and_the_rest_darkens() -> None:
    weights = torch.zeros(9)
    weights[8] = 0.3
    lit = lit_places(PIXELS, weights)
    assert lit.shape == PIXELS.shape
    assert lit.dtype == np.uint8
    assert lit[11, 11].tolist() == [200] * 3
    assert abs(int(lit[0, 0, 0]) - 200 * (1 - DARKEST)) <= 1


def test_even_weights_leave_the_picture_as_it_is() -> None:
    assert (lit_places(PIXELS, torch.full((4,), 0.25)) == 200).all()


def test_no_weight_at_all_is_dark_and_not_an_error() -> None:
    assert lit_places(PIXELS, torch.zeros(4)).max() <= 200 * (1 - DARKEST) + 1


def test_places_that_make_no_square_are_refused() -> None:
    with pytest.raises(ValueError, match="5 places make no square"):
        lit_places(PIXELS, torch.ones(5))
