"""BYOL's regression by hand, and what it does not decide."""

import pytest
import torch

from multimodal.losses.regression import regression_loss


def test_by_hand() -> None:
    prediction = torch.tensor([[2.0, 0.0], [0.0, 3.0]])
    target = torch.tensor([[3.0, 4.0], [0.0, -1.0]])  # cosines 0.6 and −1
    assert float(regression_loss(prediction, target)) == pytest.approx((0.8 + 4.0) / 2)


def test_is_two_minus_twice_the_cosine() -> None:
    a, b = torch.randn(2, 6, 5, generator=torch.Generator().manual_seed(0))
    cosine = torch.cosine_similarity(a, b).mean()
    torch.testing.assert_close(regression_loss(a, b), 2 - 2 * cosine)


def test_one_point_costs_nothing() -> None:
    assert float(regression_loss(torch.ones(4, 3), 5 * torch.ones(4, 3))) == pytest.approx(0)


def test_stopping_the_gradient_is_left_to_the_caller() -> None:
    target = torch.eye(2, requires_grad=True)
    regression_loss(torch.ones(2, 2), target).backward()
    assert target.grad is not None
    assert float(target.grad.abs().sum()) > 0


def test_shapes_must_agree() -> None:
    with pytest.raises(ValueError, match="of one shape"):
        regression_loss(torch.ones(2, 3), torch.ones(3, 3))
