"""The product is the true posterior if the modalities are independent given the answer."""

import math

import pytest
import torch

from multimodal.models.fusion.product_of_experts import ProductOfExperts

PRIOR = torch.tensor([0.7, 0.2, 0.1])
MEANS = torch.tensor([[0.0, 1.0], [1.5, -1.0], [3.0, 0.5]])
DEVIATIONS = torch.tensor([0.8, 1.3])
BOTH = torch.ones(5, 2, dtype=torch.bool)


def log_likelihoods(x: torch.Tensor) -> torch.Tensor:
    """(N, 2) → log p(x | y) of either modality, (N, 2, 3)."""
    distance = (x[:, :, None] - MEANS.T) / DEVIATIONS[:, None]
    return -(distance**2) / 2 - (DEVIATIONS[:, None] * math.sqrt(2 * math.pi)).log()


def test_the_true_posterior_of_gaussians() -> None:
    told = log_likelihoods(torch.randn(5, 2) * 2)
    decisions = told + PRIOR.log()  # p(y | a) ∝ p(a | y) p(y); a constant of each row is free
    true = (told.sum(1).exp() * PRIOR) / (told.sum(1).exp() * PRIOR).sum(1, keepdim=True)
    found = ProductOfExperts(prior=PRIOR)(decisions, BOTH).exp()
    assert torch.allclose(found, true, atol=1e-5)
    twice = decisions.log_softmax(2).sum(1).softmax(1)  # the prior counted twice
    assert (twice - true).abs().max() > 0.02


def test_one_alone_decides_and_with_none_the_prior_does() -> None:
    decisions = log_likelihoods(torch.randn(5, 2)) + PRIOR.log()
    rule, none = ProductOfExperts(prior=PRIOR), torch.zeros(5, 2, dtype=torch.bool)
    assert torch.allclose(rule(decisions, none).exp(), PRIOR.expand(5, 3))
    only = none.clone()
    only[:, 1] = True
    assert torch.allclose(rule(decisions, only).exp(), decisions[:, 1].softmax(1), atol=1e-6)


def test_what_both_saw_is_counted_twice() -> None:
    one = torch.tensor([[0.7, 0.3]]).log()
    same = torch.stack((one, one), dim=1)
    found = ProductOfExperts(prior=torch.tensor([0.5, 0.5]))(same, BOTH[:1]).exp()
    assert found[0, 0].item() == pytest.approx(0.49 / 0.58)


@pytest.mark.parametrize("prior", [[0.5, 0.4], [1.0, 0.0], [[0.5, 0.5]], [1.2, -0.2]])
def test_a_prior_is_shares_above_0(prior) -> None:
    with pytest.raises(ValueError, match=r"prior must be \(K,\) shares above 0 that add up to 1"):
        ProductOfExperts(prior=torch.tensor(prior))
