import torch
from torch import nn

from multimodal.models.fusion.additive_fusion import AdditiveFusion
from multimodal.models.stored_features import StoredFeatures

FIRST, SECOND = torch.randn(6, 3), torch.randn(6, 2)


def model() -> AdditiveFusion:
    return AdditiveFusion(first=StoredFeatures(3), second=StoredFeatures(2), answers=4)


def test_a_concatenation_with_a_linear_head_is_a_sum() -> None:
    one = model()
    whole = nn.functional.linear(torch.cat((FIRST, SECOND), 1), one.head.weight, one.head.bias)
    assert torch.allclose(one(FIRST, SECOND), whole, atol=1e-6)
    parts = one.parts(FIRST, SECOND)
    assert parts.shape == (6, 2, 4)
    assert torch.allclose(parts.sum(1), whole, atol=1e-6)
    expected = FIRST @ one.head.weight[:, :3].T + one.head.bias / 2
    assert torch.allclose(parts[:, 0], expected, atol=1e-6)


def test_an_absent_part_is_zero() -> None:
    one = model()
    only = torch.tensor([[False, True]]).expand(6, 2)
    assert torch.equal(one(FIRST, SECOND, only), one.parts(FIRST, SECOND)[:, 1])
    assert not one(FIRST, SECOND, ~only & only).any()


def test_no_interaction_of_the_two_can_be_expressed() -> None:
    one = model()
    a, b = FIRST[:1], FIRST[1:2]
    c, d = SECOND[:1], SECOND[1:2]
    assert torch.allclose(one(a, c) - one(b, c), one(a, d) - one(b, d), atol=1e-6)
