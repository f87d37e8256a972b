"""Positions for another grid: torchvision's result, the class token untouched."""

from collections import OrderedDict

import pytest
import torch

from multimodal.layers.interpolation import interpolate_positions


@pytest.mark.parametrize("side", [3, 6, 7])
def test_equals_torchvision(side):
    from torchvision.models.vision_transformer import interpolate_embeddings

    torch.manual_seed(0)
    table = torch.randn(17, 12)
    state = OrderedDict({"encoder.pos_embedding": table[None].clone()})
    theirs = interpolate_embeddings(8 * side, 8, state)["encoder.pos_embedding"][0]
    torch.testing.assert_close(interpolate_positions(table, side), theirs)


def test_the_tokens_before_stay_and_corners_too():
    table = torch.randn(2 + 9, 4)
    larger = interpolate_positions(table, 5, before=2)
    assert larger.shape == (27, 4)
    assert larger[:2].equal(table[:2])
    corners = larger[2:].reshape(5, 5, 4)[[0, 0, 4, 4], [0, 4, 0, 4]]
    torch.testing.assert_close(corners, table[2:].reshape(3, 3, 4)[[0, 0, 2, 2], [0, 2, 0, 2]])


def test_the_same_side_changes_nothing_and_shares_nothing():
    table = torch.randn(9, 4)
    same = interpolate_positions(table, 3, before=0)
    assert same.equal(table)
    same[0] = 7
    assert not same.equal(table)


@pytest.mark.parametrize(("rows", "side", "before"), [(8, 4, 1), (10, 0, 1), (1, 2, 1)])
def test_impossible_grids(rows, side, before):
    with pytest.raises(ValueError, match="a square grid of places is needed"):
        interpolate_positions(torch.randn(rows, 4), side, before=before)
