import pytest
import torch

from multimodal.models.fusion.gated_fusion import GatedFusion
from multimodal.models.stored_features import StoredFeatures

FIRST, SECOND = torch.randn(5, 4).abs(), torch.randn(5, 3).abs()


def unit() -> GatedFusion:
    return GatedFusion(first=StoredFeatures(4), second=StoredFeatures(3), hidden=6, answers=2)


def test_the_equations() -> None:
    model = unit()
    z = torch.sigmoid(torch.cat((FIRST, SECOND), 1) @ model.gate.weight.T)
    h = z * torch.tanh(FIRST @ model.of_first.weight.T)
    h = h + (1 - z) * torch.tanh(SECOND @ model.of_second.weight.T)
    expected = h @ model.answer.weight.T + model.answer.bias
    assert torch.allclose(model(FIRST, SECOND), expected, atol=1e-6)
    assert torch.allclose(model.gates(FIRST, SECOND), z)


@pytest.mark.parametrize(("weight", "side"), [(1e4, 0), (-1e4, 1)])
def test_a_gate_near_1_or_0_hears_one_modality_only(weight: float, side: int) -> None:
    model = unit()
    model.gate.weight.data.fill_(weight)  # inputs are positive
    inputs = [FIRST.clone().requires_grad_(), SECOND.clone().requires_grad_()]
    assert (model.gates(*inputs) - (1 - side)).abs().max() < 1e-4
    model(*inputs).square().sum().backward()
    assert inputs[side].grad.abs().sum() > 1e-3
    assert inputs[1 - side].grad.abs().sum() < 1e-6
    only = torch.zeros(5, 2, dtype=torch.bool)
    only[:, side] = True
    assert torch.allclose(model(FIRST, SECOND), model(FIRST, SECOND, only), atol=1e-5)


def test_with_one_absent_the_gate_is_set() -> None:
    model = unit()
    only = torch.tensor([[True, False]]).expand(5, 2)
    expected = model.answer(torch.tanh(model.of_first(FIRST)))
    assert torch.allclose(model(FIRST, SECOND, only), expected)
    none = model(FIRST, SECOND, ~only & only)
    assert torch.allclose(none, model.answer.bias.expand(5, 2))
