"""Multi-head attention: parity with PyTorch, padding, gradients, device and dtype."""

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn

from multimodal.layers.attention import MultiHeadAttention


def copy_into_torch(ours: MultiHeadAttention, theirs: nn.MultiheadAttention) -> None:
    with torch.no_grad():
        theirs.in_proj_weight.copy_(torch.cat([ours.query.weight, ours.key_value.weight]))
        theirs.in_proj_bias.copy_(torch.cat([ours.query.bias, ours.key_value.bias]))
        theirs.out_proj.load_state_dict(ours.out.state_dict())


@pytest.fixture
def pair():
    torch.manual_seed(0)
    ours = MultiHeadAttention(width=12, heads=3)
    theirs = nn.MultiheadAttention(12, 3, batch_first=True)
    copy_into_torch(ours, theirs)
    return ours, theirs


@pytest.fixture
def sequences():
    torch.manual_seed(1)
    mask = torch.tensor([[True, True, True, False], [True, False, False, False]])
    return torch.randn(2, 5, 12), torch.randn(2, 4, 12), mask


def test_equals_torch_with_padding(pair, sequences):
    (ours, theirs), (x, context, mask) = pair, sequences
    expected, weights = theirs(x, context, context, key_padding_mask=~mask, need_weights=True)
    torch.testing.assert_close(ours(x, context, mask), expected, atol=1e-5, rtol=1e-5)
    inspected = ours.weights(x, context, mask)
    torch.testing.assert_close(inspected.mean(dim=1), weights, atol=1e-5, rtol=1e-5)


def test_equals_torch_without_mask(pair, sequences):
    (ours, theirs), (x, context, _) = pair, sequences
    expected, _ = theirs(x, context, context)
    torch.testing.assert_close(ours(x, context), expected, atol=1e-5, rtol=1e-5)


def test_weights_are_a_distribution_over_real_tokens(pair, sequences):
    weights = pair[0].weights(*sequences)
    assert weights.shape == (2, 3, 5, 4)
    torch.testing.assert_close(weights.sum(dim=-1), torch.ones(2, 3, 5))
    hidden = ~sequences[2][:, None, None, :].expand_as(weights)
    assert (weights[hidden] == 0).all()


@settings(max_examples=20, deadline=None)
@given(real=st.integers(1, 4), padding=st.integers(0, 5), junk=st.floats(-1e3, 1e3))
def test_padding_has_no_influence(real, padding, junk):
    torch.manual_seed(2)
    attend = MultiHeadAttention(width=8, heads=2)
    x, context = torch.randn(1, 3, 8), torch.randn(1, real, 8)
    padded = torch.cat([context, torch.full((1, padding, 8), junk)], dim=1)
    mask = torch.arange(real + padding)[None] < real
    torch.testing.assert_close(attend(x, padded, mask), attend(x, context), atol=1e-6, rtol=1e-5)


def test_context_may_have_another_width():
    attend = MultiHeadAttention(width=8, heads=2, context_width=5)
    assert attend(torch.randn(2, 3, 8), torch.randn(2, 7, 5)).shape == (2, 3, 8)


def test_gradients_reach_every_parameter(sequences):
    attend = MultiHeadAttention(width=12, heads=3)
    attend(*sequences).square().sum().backward()
    for name, parameter in attend.named_parameters():
        # one vector added to every key moves all scores alike: softmax does not see it
        gradient = parameter.grad[12:] if name == "key_value.bias" else parameter.grad
        assert gradient.abs().sum() > 0, name


def test_dtype_follows_the_input():
    attend = MultiHeadAttention(width=8, heads=2).double()
    assert (
        attend(torch.randn(1, 2, 8).double(), torch.randn(1, 3, 8).double()).dtype == torch.float64
    )


@pytest.mark.parametrize(("width", "heads"), [(10, 3), (8, 0)])
def test_heads_must_divide_the_width(width, heads):
    with pytest.raises(ValueError, match=f"{heads} heads for width {width}"):
        MultiHeadAttention(width=width, heads=heads)
