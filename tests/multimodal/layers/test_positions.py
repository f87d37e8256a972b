"""Positions: learned and sinusoidal."""

import math

import pytest
import torch

from multimodal.layers.positions import LearnedPositions, sinusoidal_positions


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
