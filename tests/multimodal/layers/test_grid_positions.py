"""Fixed positions of a grid: rows and columns apart, each as on a line."""

import math

import pytest
import torch

from multimodal.layers.grid_positions import GridPositions, sinusoidal_grid
from multimodal.layers.positions import sinusoidal_positions


def test_each_half_knows_one_axis():
    table = sinusoidal_grid(3, 5, 16).reshape(3, 5, 16)
    torch.testing.assert_close(table[:, 2, :8], sinusoidal_positions(3, 8))
    torch.testing.assert_close(table[1, :, 8:], sinusoidal_positions(5, 8))
    torch.testing.assert_close(table[:, 0, :8], table[:, 4, :8])
    torch.testing.assert_close(table[0, :, 8:], table[2, :, 8:])


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


@pytest.mark.parametrize("wrong", [(0, 2, 8), (2, 2, 6), (2, 2, 0)])
def test_impossible_grids(wrong):
    with pytest.raises(ValueError, match="multiple of 4"):
        sinusoidal_grid(*wrong)


def test_another_number_of_tokens():
    with pytest.raises(ValueError, match="5 tokens for 4 places"):
        GridPositions(rows=2, columns=2, width=8)(torch.rand(1, 5, 8))
