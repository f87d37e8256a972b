"""The parts add up as they are weighed, and each reaches what it should move."""

import pytest
import torch
from torch.nn.functional import cross_entropy

from multimodal.losses.factorised_loss import factorised_loss, sum_of_errors, surrogate_loss
from multimodal.losses.gaussian_prior import gaussian_mmd

RANDOM = torch.Generator().manual_seed(0)
INPUTS = torch.randn(6, 4, generator=RANDOM), torch.randn(6, 1, 3, 3, generator=RANDOM)
REBUILT = tuple(torch.randn(one.shape, generator=RANDOM) for one in INPUTS)
LOGITS, LABELS = torch.randn(6, 3, generator=RANDOM), torch.arange(6) % 3
CODES = torch.randn(6, 2, generator=RANDOM), torch.randn(6, 5, generator=RANDOM)


def test_parts_by_hand():
    errors = ((INPUTS[0] - REBUILT[0]) ** 2).mean() + ((INPUTS[1] - REBUILT[1]) ** 2).mean()
    prior = gaussian_mmd(CODES[0]) + gaussian_mmd(CODES[1])
    found = factorised_loss(INPUTS, REBUILT, LOGITS, LABELS, CODES, reconstruction=0.5, prior=3.0)
    assert torch.allclose(found, cross_entropy(LOGITS, LABELS) + 0.5 * errors + 3 * prior)


def test_what_is_perfect_costs_the_prior_only():
    sure = torch.eye(3)[LABELS] * 100
    found = factorised_loss(INPUTS, INPUTS, sure, LABELS, CODES[:1], prior=1.0)
    assert torch.allclose(found, gaussian_mmd(CODES[0]))


def test_the_surrogate_by_hand_and_what_it_leaves_alone():
    codes = [code.clone().requires_grad_() for code in CODES]
    guessed = [torch.zeros_like(code).requires_grad_() for code in CODES]
    found = surrogate_loss(codes, guessed, INPUTS[0], REBUILT[0], LOGITS, LABELS)
    errors = CODES[0].square().mean() + CODES[1].square().mean()
    errors = errors + (INPUTS[0] - REBUILT[0]).square().mean()
    assert torch.allclose(found, errors + cross_entropy(LOGITS, LABELS))
    found.backward()
    assert [code.grad for code in codes] == [None, None]
    assert all(code.grad.abs().sum() > 0 for code in guessed)


def test_bad_input():
    with pytest.raises(ValueError, match="need a label for each row of logits"):
        factorised_loss(INPUTS, REBUILT, LOGITS, LABELS[:5], CODES)
    with pytest.raises(ValueError, match="must have the shape of the input"):
        factorised_loss(INPUTS, REBUILT[::-1], LOGITS, LABELS, CODES)
    with pytest.raises(ValueError, match="need at least one code"):
        factorised_loss(INPUTS, REBUILT, LOGITS, LABELS, ())
    with pytest.raises(ValueError, match="need as many of both, got 2 and 1"):
        sum_of_errors(INPUTS, REBUILT[:1])
    with pytest.raises(ValueError, match="need as many of both, got 0 and 0"):
        sum_of_errors((), ())
    with pytest.raises(ValueError, match="labels must be a tensor of"):
        surrogate_loss(CODES, CODES, INPUTS[0], REBUILT[0], LOGITS, LABELS.float())
