"""The gradient is that of the expected reward, with any baseline; a good baseline calms it."""

import pytest
import torch

from multimodal.losses.self_critical import self_critical_loss

REWARDS = torch.tensor([1.0, 2.0, 4.0])


def estimate(logits: torch.Tensor, baseline: float) -> torch.Tensor:
    """The expectation of the gradient over one-word sentences, each as often as it is drawn."""
    gradients = []
    for word in range(3):
        chosen = logits.log_softmax(dim=0)[word].reshape(1, 1)
        loss = self_critical_loss(chosen, torch.ones(1, 1).bool(), REWARDS[[word]], baseline)
        gradients.append(torch.autograd.grad(loss, logits)[0])
    return (logits.detach().softmax(dim=0)[:, None] * torch.stack(gradients)).sum(dim=0)


@pytest.mark.parametrize("baseline", [0.0, 2.0, -3.0])
def test_the_estimate_is_unbiased_whatever_the_baseline(baseline):
    logits = torch.tensor([0.3, -0.2, 0.5], requires_grad=True)
    expected = (logits.softmax(dim=0) * REWARDS).sum()
    exact = -torch.autograd.grad(expected, logits)[0]
    assert torch.allclose(estimate(logits, baseline), exact, atol=1e-6)


def test_a_baseline_near_the_mean_reward_calms_the_gradient():
    logits = torch.zeros(3, requires_grad=True)
    spread = {
        baseline: torch.stack([single(logits, baseline, draw) for draw in range(300)])
        .var(dim=0)
        .sum()
        for baseline in (0.0, 7 / 3)
    }
    assert spread[7 / 3] < spread[0.0] / 2


def single(logits: torch.Tensor, baseline: float, draw: int) -> torch.Tensor:
    word = torch.multinomial(
        logits.softmax(dim=0), 1, generator=torch.Generator().manual_seed(draw)
    )
    chosen = logits.log_softmax(dim=0)[word][:, None]
    loss = self_critical_loss(chosen, torch.ones(1, 1).bool(), REWARDS[word], baseline)
    return torch.autograd.grad(loss, logits)[0]


def test_what_beats_the_baseline_gets_likelier():
    chosen = torch.zeros(2, 3, requires_grad=True)
    real = torch.tensor([[True, True, False], [True, True, True]])
    loss = self_critical_loss(chosen, real, torch.tensor([3.0, 1.0]), torch.tensor([2.0, 2.0]))
    loss.backward()
    assert chosen.grad.tolist() == [[-0.5, -0.5, 0.0], [0.5, 0.5, 0.5]]


def test_no_gradient_flows_through_rewards():
    reward = torch.ones(2, requires_grad=True)
    chosen = torch.zeros(2, 3, requires_grad=True)
    self_critical_loss(chosen, torch.ones(2, 3).bool(), reward, 0.0).backward()
    assert reward.grad is None


def test_shapes_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="log_probabilities and real"):
        self_critical_loss(torch.zeros(2, 3), torch.ones(2, 2).bool(), torch.ones(2), 0.0)
    with pytest.raises(ValueError, match="reward"):
        self_critical_loss(torch.zeros(2, 3), torch.ones(2, 3).bool(), torch.ones(3), 0.0)
