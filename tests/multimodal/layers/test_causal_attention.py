"""No token hears a later one."""

import pytest
import torch

from multimodal.layers.attention import MultiHeadAttention
from multimodal.layers.causal_attention import CausalAttention, last_token


@pytest.fixture
def attention():
    torch.manual_seed(0)
    return CausalAttention(width=16, heads=4)


def test_a_later_token_changes_only_what_comes_after(attention):
    x = torch.randn(2, 6, 16)
    other = x.clone()
    other[:, 4] += 1
    moved = (attention(x, x) - attention(other, other)).norm(dim=-1) > 1e-5
    assert moved.tolist() == [[False] * 4 + [True] * 2] * 2


def test_each_prefix_is_attended_as_if_it_were_alone(attention):
    full = MultiHeadAttention(width=16, heads=4)
    full.load_state_dict(attention.state_dict())
    x = torch.randn(2, 5, 16)
    for end in range(1, 6):
        alone = full(x[:, :end], x[:, :end])[:, -1]
        torch.testing.assert_close(attention(x, x)[:, end - 1], alone, atol=1e-5, rtol=1e-5)


def test_weights_are_those_of_the_forward_pass(attention):
    x = torch.randn(2, 5, 16)
    weights = attention.weights(x, x)
    torch.testing.assert_close(weights.sum(-1), torch.ones(2, 4, 5))
    assert not weights.triu(1).any()
    _, _, value = attention._split(x, x)
    heard = (weights @ value).transpose(1, 2).flatten(2)
    torch.testing.assert_close(attention.out(heard), attention(x, x), atol=1e-5, rtol=1e-5)


def test_the_last_real_token_is_taken():
    x = torch.arange(12.0).reshape(2, 3, 2)
    mask = torch.tensor([[True, True, False], [True, True, True]])
    assert last_token(x, mask).tolist() == [[2, 3], [10, 11]]
