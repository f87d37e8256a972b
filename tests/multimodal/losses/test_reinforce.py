"""The mean of many draws is the exact gradient with any baseline; the variance is not."""

import pytest
import torch
from torch import Tensor

from multimodal.losses.reinforce import reinforce_loss

REWARDS = torch.tensor([1.0, 2.0, 4.0])
DRAWS = 40_000


def exact(scores: Tensor) -> Tensor:
    """The gradient of −E[reward], by the sum over all three places."""
    scores = scores.clone().requires_grad_()
    loss = -(scores.softmax(dim=0) * REWARDS).sum()
    return torch.autograd.grad(loss, scores)[0]


def estimates(scores: Tensor, baseline: float) -> Tensor:
    """One gradient for each draw, (DRAWS, 3)."""
    torch.manual_seed(0)
    rows = scores.expand(DRAWS, 3).clone().requires_grad_()
    drawn = torch.multinomial(rows.detach().softmax(dim=1), 1)
    log_chance = rows.log_softmax(dim=1).gather(1, drawn)[:, 0]
    loss = reinforce_loss(REWARDS[drawn[:, 0]], log_chance, baseline=baseline)
    return torch.autograd.grad(loss, rows)[0] * DRAWS  # the loss is a mean


@pytest.mark.parametrize("baseline", [0.0, 2.0, -5.0])
def test_unbiased(baseline: float) -> None:
    scores = torch.tensor([0.5, 0.0, -0.5])
    found = estimates(scores, baseline)
    error = found.std(dim=0) / DRAWS**0.5
    assert ((found.mean(dim=0) - exact(scores)).abs() < 4 * error).all()


def test_a_good_baseline_lowers_the_variance_and_a_bad_one_raises_it() -> None:
    scores = torch.tensor([0.5, 0.0, -0.5])
    without, good, bad = (
        float(estimates(scores, baseline).var(dim=0).sum()) for baseline in (0.0, 2.0, -5.0)
    )
    assert good < 0.5 * without < without < 0.5 * bad


def test_the_reward_gets_no_gradient() -> None:
    reward, chance = torch.rand(3, requires_grad=True), torch.rand(3, requires_grad=True)
    reinforce_loss(reward, chance).backward()
    assert reward.grad is None
    torch.testing.assert_close(chance.grad, -reward.detach() / 3)


def test_shapes_must_fit() -> None:
    with pytest.raises(ValueError, match="must be"):
        reinforce_loss(torch.rand(3), torch.rand(2))
