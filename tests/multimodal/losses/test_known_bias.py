"""What is known without looking earns nothing more; a bias that knows nothing changes nothing."""

import pytest
import torch
from torch.nn.functional import cross_entropy

from multimodal.losses.known_bias import (
    product_of_experts_loss,
    reweighted_loss,
    softened,
)

LOGITS, ANSWERS = torch.randn(6, 4, generator=torch.Generator().manual_seed(0)), torch.arange(6) % 4
BIAS = torch.randn(6, 4, generator=torch.Generator().manual_seed(1))


def test_the_product_by_hand():
    logits, bias = torch.tensor([[0.5, 0.3, 0.2]]).log(), torch.tensor([[0.8, 0.1, 0.1]]).log()
    found = product_of_experts_loss(logits, bias, torch.tensor([1]))
    assert found.item() == pytest.approx(-torch.tensor(0.03 / (0.4 + 0.03 + 0.02)).log().item())


def test_weights_by_hand():
    logits, bias = torch.zeros(2, 2), torch.tensor([[0.9, 0.1], [0.25, 0.75]]).log()
    found = reweighted_loss(logits, bias, torch.tensor([0, 0]))
    assert found.item() == pytest.approx((0.1 + 0.75) / 2 * torch.tensor(2.0).log().item())


def test_a_bias_that_knows_nothing_changes_nothing():
    flat = torch.full((6, 4), 3.0)
    plain = cross_entropy(LOGITS, ANSWERS)
    assert torch.allclose(product_of_experts_loss(LOGITS, flat, ANSWERS), plain)
    assert torch.allclose(reweighted_loss(LOGITS, flat, ANSWERS), 0.75 * plain)


@pytest.mark.parametrize("loss", [product_of_experts_loss, reweighted_loss])
def test_what_the_bias_expects_pulls_less(loss):
    logits = torch.zeros(2, 3, requires_grad=True)
    bias = torch.tensor([[4.0, 0.0, 0.0], [0.0, 0.0, 4.0]], requires_grad=True)
    loss(logits, bias, torch.tensor([0, 0])).backward()
    assert bias.grad is None
    assert logits.grad[0, 0].abs() < 0.1 * logits.grad[1, 0].abs()


@pytest.mark.parametrize("loss", [product_of_experts_loss, reweighted_loss])
def test_bad_input(loss):
    with pytest.raises(ValueError, match=r"logits and bias \(B, C\) and answers \(B,\) must fit"):
        loss(LOGITS, BIAS[:5], ANSWERS)
    with pytest.raises(ValueError, match="must fit"):
        loss(LOGITS, BIAS, ANSWERS[:5])
    with pytest.raises(ValueError, match="answers must be a tensor of"):
        loss(LOGITS, BIAS, ANSWERS.float())
    with pytest.raises(ValueError, match="bias must"):
        loss(LOGITS, BIAS.long(), ANSWERS)


def test_softened_by_hand():
    bias = torch.tensor([[0.8, 0.2, 0.0, 0.0]]).log()
    assert torch.allclose(softened(bias).exp(), torch.tensor([[0.525, 0.225, 0.125, 0.125]]))
    assert torch.allclose(softened(bias, 1.0).exp(), torch.full((1, 4), 0.25))
    assert torch.allclose(softened(BIAS, 0.0).softmax(dim=1), BIAS.softmax(dim=1))


@pytest.mark.parametrize("share", [-0.1, 1.1, None])
def test_a_share_is_a_share(share):
    with pytest.raises(ValueError, match="share must be"):
        softened(BIAS, share)


def test_softened_wants_rows():
    with pytest.raises(ValueError, match="bias must"):
        softened(BIAS[0])
