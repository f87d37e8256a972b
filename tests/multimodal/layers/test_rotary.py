"""Rotary positions: products depend on the distance, lengths and placeless tokens stay."""

from functools import partial

import pytest
import torch

from multimodal.layers.rotary import RotaryAttention, grid_angles, rotate
from multimodal.layers.transformer import TransformerBlock


@pytest.fixture(autouse=True)
def _seed():
    torch.manual_seed(0)


def rotary_block(width, side):
    attention = partial(RotaryAttention, rows=side, columns=side)
    return TransformerBlock(width=width, heads=2, attention=attention)


def score(query, key, angles, one, other):
    return rotate(query, angles[one]) @ rotate(key, angles[other])


def test_products_depend_on_the_offset_only():
    angles = grid_angles(6, 6, 16).double().reshape(6, 6, 8)
    query, key = torch.randn(2, 16, dtype=torch.float64)
    near = score(query, key, angles, (0, 1), (2, 4))
    torch.testing.assert_close(score(query, key, angles, (3, 2), (5, 5)), near)
    assert not torch.isclose(score(query, key, angles, (0, 1), (4, 2)), near)  # axes differ
    assert not torch.isclose(score(query, key, angles, (2, 4), (0, 1)), near)  # so does direction


def test_rotation_is_multiplication_of_complex_numbers():
    x, angles = torch.randn(5, 8), torch.randn(5, 4)
    turned = torch.complex(x[:, :4], x[:, 4:]) * torch.polar(torch.ones(5, 4), angles)
    torch.testing.assert_close(rotate(x, angles), torch.cat([turned.real, turned.imag], dim=1))
    torch.testing.assert_close(rotate(x, angles).norm(dim=1), x.norm(dim=1))


def test_half_of_the_angles_follow_each_axis():
    angles = grid_angles(3, 4, 8).reshape(3, 4, 4)
    torch.testing.assert_close(angles[2, 1], torch.tensor([2.0, 0.2, 1.0, 0.1]))


def test_without_places_it_is_plain_attention():
    """Only tokens ahead of the grid and the place (0, 0): nothing is turned."""
    rotary = RotaryAttention(width=8, heads=2, rows=1, columns=1, before=3)
    plain = TransformerBlock(width=8, heads=2).attention
    plain.load_state_dict(rotary.state_dict())
    x = torch.randn(2, 4, 8)
    torch.testing.assert_close(rotary(x, x), plain(x, x))


def test_order_matters_with_rotation_and_not_without():
    block = rotary_block(16, side=3)
    plain = TransformerBlock(width=16, heads=2)
    plain.load_state_dict(block.state_dict())
    x, order = torch.randn(1, 9, 16), torch.randperm(9)
    torch.testing.assert_close(plain(x)[:, order], plain(x[:, order]), atol=1e-5, rtol=1e-5)
    assert not torch.allclose(block(x)[:, order], block(x[:, order]), atol=1e-3)


def test_weights_explain_the_output():
    attend = RotaryAttention(width=8, heads=2, rows=2, columns=2)
    x = torch.randn(1, 4, 8)
    _, _, value = attend._split(x, x)
    heard = (attend.weights(x, x) @ value).transpose(1, 2).flatten(2)
    torch.testing.assert_close(attend(x, x), attend.out(heard))


def test_dtype_follows_the_input():
    block = rotary_block(8, side=2).double()
    assert block(torch.rand(1, 4, 8).double()).dtype == torch.float64


def test_impossible_sizes():
    with pytest.raises(ValueError, match="multiple of 4"):
        RotaryAttention(width=12, heads=2, rows=2, columns=2)
    attend = RotaryAttention(width=8, heads=2, rows=2, columns=2)
    with pytest.raises(ValueError, match="5 tokens for 4 places"):
        attend(torch.rand(1, 5, 8), torch.rand(1, 5, 8))


@pytest.mark.parametrize("wrong", [(0, 2, 8), (2, 0, 8), (2, 2, 6), (2, 2, 0)])
def test_impossible_grids(wrong):
    with pytest.raises(ValueError, match="at least 1×1 places"):
        grid_angles(*wrong)
    assert grid_angles(1, 1, 4).shape == (1, 2)
