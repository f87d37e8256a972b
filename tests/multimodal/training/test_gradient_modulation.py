"""The coefficients by hand, and what they do to gradients and to two kinds of steps."""

import math

import pytest
import torch
import torch.nn.functional as F
from torch import nn

from multimodal.encoders.vector_encoder import VectorEncoder
from multimodal.metrics.modality_imbalance import imbalance
from multimodal.models.fusion.additive_fusion import AdditiveFusion
from multimodal.training.gradient_modulation import (
    GradientModulation,
    discrepancy_ratio,
    modulation,
)
from tests.multimodal.pretended_gpu import GPU, run_there

AHEAD = torch.tensor([[0.8, 0.2], [0.4, 0.6]]).log()
BEHIND = torch.tensor([[0.3, 0.7], [0.8, 0.2]]).log()
LABELS = torch.tensor([0, 1])
FIRST, SECOND, TRUE = torch.randn(40, 4), torch.randn(40, 4), torch.arange(40) % 3


def model() -> AdditiveFusion:
    torch.manual_seed(0)
    encoders = [VectorEncoder(inputs=4, width=16) for _ in range(2)]
    return AdditiveFusion(first=encoders[0], second=encoders[1], answers=3)


def gradients(one: AdditiveFusion, modulated: GradientModulation | None = None):
    one.zero_grad()
    parts = one.parts(FIRST, SECOND)
    if modulated is not None:
        modulated.look(AHEAD, BEHIND, LABELS)
    F.cross_entropy(parts.sum(1), TRUE).backward()
    return {name: p.grad.clone() for name, p in one.named_parameters()}


def test_coefficients_by_hand() -> None:
    ratio = discrepancy_ratio(AHEAD, BEHIND, LABELS)
    assert ratio.item() == pytest.approx((0.8 + 0.6) / (0.3 + 0.2))
    found = modulation(ratio, alpha=0.1)
    assert found.first.item() == pytest.approx(1 - math.tanh(0.1 * 2.8))
    assert found.second.item() == 1
    turned = modulation(1 / ratio, alpha=0.1)
    assert turned.second.item() == pytest.approx(found.first.item())
    assert turned.first.item() == 1
    assert [x.item() for x in modulation(torch.tensor(1.0), alpha=0.3)] == [1, 1]


def test_it_jumps_as_soon_as_one_is_ahead() -> None:
    barely = modulation(torch.tensor(1.0001), alpha=0.8).first.item()
    assert barely == pytest.approx(1 - math.tanh(0.8), abs=1e-3)


def test_the_measure_says_the_same_ratio() -> None:
    measured = imbalance(AHEAD, BEHIND, LABELS)
    assert measured.ratio == pytest.approx(discrepancy_ratio(AHEAD, BEHIND, LABELS).item())


def test_only_matrices_of_the_encoder_that_is_ahead_are_slowed() -> None:
    plain = gradients(one := model())
    modulated = GradientModulation(first=one.first, second=one.second, alpha=0.5)
    slowed = gradients(one, modulated)
    k = 1 - math.tanh(0.5 * 2.8)
    for name, before in plain.items():
        expected = k if name.startswith("first") and name.endswith("weight") else 1
        assert torch.allclose(slowed[name], expected * before, atol=1e-7), name
    modulated.remove()
    assert all(torch.equal(plain[name], again) for name, again in gradients(one).items())


def test_noise_is_as_wide_as_the_gradient_scatters() -> None:
    plain = gradients(one := model())
    generator = torch.Generator().manual_seed(0)
    noisy = GradientModulation(first=one.first, second=one.second, alpha=0.5, generator=generator)
    found = gradients(one, noisy)
    k = 1 - math.tanh(0.5 * 2.8)
    for side, factor in (("first", k), ("second", 1.0)):
        name = f"{side}.layers.2.weight"
        noise = found[name] - factor * plain[name]
        assert noise.std().item() == pytest.approx(plain[name].std().item(), rel=0.15)
        assert noise.mean().abs() < 3 * noise.std() / noise.numel() ** 0.5
    assert torch.equal(found["head.weight"], plain["head.weight"])


@pytest.mark.parametrize(
    ("optimiser", "slower"), [(torch.optim.SGD, True), (torch.optim.Adam, False)]
)
def test_a_constant_coefficient_slows_sgd_and_not_adam(optimiser, slower: bool) -> None:
    def moved(coefficient: float) -> float:
        weight = nn.Parameter(torch.ones(3, 3))
        weight.register_hook(lambda gradient: coefficient * gradient)
        step = optimiser([weight], lr=1e-3)
        for _ in range(20):
            step.zero_grad()
            weight.sum().backward()
            step.step()
        return 1 - weight.mean().item()

    assert moved(0.2) == pytest.approx((0.2 if slower else 1) * moved(1.0), rel=1e-3)


def test_coefficients_stay_on_the_device_of_the_logits() -> None:
    def call():
        return (
            lambda one, two, labels: modulation(discrepancy_ratio(one, two, labels), alpha=0.1),
            AHEAD,
            BEHIND,
            LABELS,
        )

    assert {found.device for found in run_there(call)} == {GPU}


def test_bad_input() -> None:
    with pytest.raises(ValueError, match=r"logits \(B, K\) and labels \(B,\) must fit"):
        discrepancy_ratio(AHEAD, BEHIND[:1], LABELS)
    with pytest.raises(ValueError, match=r"labels must be a tensor of torch\.int64"):
        discrepancy_ratio(AHEAD, BEHIND, LABELS.float())
    with pytest.raises(ValueError, match="alpha must be positive, got 0"):
        modulation(torch.tensor(1.0), alpha=0)
