"""Positions: learned, sinusoidal on a line and on a grid, and stretched to another grid."""

import math
from collections import OrderedDict

import pytest
import torch

from multimodal.layers.positions import (
    GridPositions,
    LearnedPositions,
    interpolate_positions,
    sinusoidal_grid,
    sinusoidal_positions,
)


def test_learned_positions_are_added_place_by_place():
    add = LearnedPositions(length=5, width=4)
    x = torch.randn(2, 3, 4)
    torch.testing.assert_close(add(x) - x, add.table[:3].expand(2, 3, 4))


def test_too_many_tokens():
    with pytest.raises(ValueError, match="6 tokens for 5 places"):
        LearnedPositions(length=5, width=4)(torch.randn(1, 6, 4))


def test_sinusoidal_positions_by_hand():
    table = sinusoidal_positions(3, 4)
    fast, slow = 2.0, 2.0 / 100  # rates 1 and 10000^(-2/4), place 2
    expected = [math.sin(fast), math.sin(slow), math.cos(fast), math.cos(slow)]
    torch.testing.assert_close(table[2], torch.tensor(expected))


def test_odd_width():
    with pytest.raises(ValueError, match="must be even, got 5"):
        sinusoidal_positions(3, 5)


def test_each_half_knows_one_axis():
    table = sinusoidal_grid(3, 5, 16).reshape(3, 5, 16)
    torch.testing.assert_close(table[:, 2, :8], sinusoidal_positions(3, 8))
    torch.testing.assert_close(table[1, :, 8:], sinusoidal_positions(5, 8))
    torch.testing.assert_close(table[:, 0, :8], table[:, 4, :8])
    torch.testing.assert_close(table[0, :, 8:], table[2, :, 8:])


def test_four_numbers_are_the_fewest():
    rows = torch.arange(2).repeat_interleave(3)
    torch.testing.assert_close(sinusoidal_grid(2, 3, 4)[:, 0], rows.sin())


def test_all_places_differ():
    table = sinusoidal_grid(7, 7, 32)
    distances = torch.cdist(table, table) + 10 * torch.eye(49)
    assert distances.min() > 0.1


def test_equals_the_formula_written_out():
    table = sinusoidal_grid(3, 4, 8)
    for row in range(3):
        for column in range(4):
            expected = [wave(row * rate) for wave in (math.sin, math.cos) for rate in (1, 0.01)]
            expected += [wave(column * rate) for wave in (math.sin, math.cos) for rate in (1, 0.01)]
            torch.testing.assert_close(table[4 * row + column], torch.tensor(expected))


def test_tokens_before_the_patches_get_nothing():
    positions = GridPositions(rows=2, columns=3, width=8, before=1)
    x = torch.rand(2, 7, 8)
    torch.testing.assert_close(positions(x)[:, 0], x[:, 0])
    torch.testing.assert_close(
        positions(x)[:, 1:] - x[:, 1:], sinusoidal_grid(2, 3, 8).expand(2, -1, -1)
    )
    assert not list(positions.parameters())
    assert not positions.state_dict()


@pytest.mark.parametrize("wrong", [(0, 2, 8), (2, 0, 8), (2, 2, 6), (2, 2, 0)])
def test_impossible_grids(wrong):
    with pytest.raises(ValueError, match="multiple of 4"):
        sinusoidal_grid(*wrong)


def test_another_number_of_tokens_than_the_grid():
    with pytest.raises(ValueError, match="5 tokens for 4 places"):
        GridPositions(rows=2, columns=2, width=8)(torch.rand(1, 5, 8))


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
def test_impossible_grids_to_stretch(rows, side, before):
    with pytest.raises(ValueError, match="a square grid of places is needed"):
        interpolate_positions(torch.randn(rows, 4), side, before=before)


def test_learned_positions_begin_small():
    torch.manual_seed(0)
    assert LearnedPositions(length=50, width=100).table.std().item() == pytest.approx(0.1, rel=0.05)
