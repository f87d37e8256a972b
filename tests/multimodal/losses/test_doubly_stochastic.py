"""Sums over time by hand; padding does not look."""

import pytest
import torch

from multimodal.losses.doubly_stochastic import doubly_stochastic_loss

REAL = torch.tensor([[True, True]])


def test_by_hand() -> None:
    stare = torch.tensor([[[1.0, 0.0], [1.0, 0.0]]])  # sums over time 2 and 0
    share = torch.tensor([[[1.0, 0.0], [0.0, 1.0]]])  # 1 and 1
    assert float(doubly_stochastic_loss(stare, REAL)) == 1
    assert float(doubly_stochastic_loss(share, REAL)) == 0


def test_padding_does_not_count() -> None:
    weights = torch.tensor([[[0.5, 0.5], [0.5, 0.5], [9.0, 9.0]]])
    real = torch.tensor([[True, True, False]])
    assert float(doubly_stochastic_loss(weights, real)) == 0


def test_the_gradient_leads_to_the_neglected_place() -> None:
    scores = torch.zeros(1, 2, 2)
    scores[..., 0] = 1
    scores.requires_grad_()
    doubly_stochastic_loss(scores.softmax(dim=2), REAL).backward()
    assert scores.grad is not None
    assert (scores.grad[..., 0] > 0).all()
    assert (scores.grad[..., 1] < 0).all()


@pytest.mark.parametrize("weights", [torch.rand(1, 2), torch.rand(1, 3, 2)])
def test_shapes_must_fit(weights) -> None:
    with pytest.raises(ValueError, match="must fit"):
        doubly_stochastic_loss(weights, REAL)
