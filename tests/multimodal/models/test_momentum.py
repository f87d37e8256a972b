"""The slow copy: exact average, no gradient, in the state dict."""

import copy

import pytest
import torch
from torch import nn

from multimodal.models.momentum import MomentumCopy


def test_average_is_exact() -> None:
    torch.manual_seed(0)
    fast = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4))
    slow = MomentumCopy(fast, momentum=0.75)
    before = copy.deepcopy(slow.network)
    for parameter in fast.parameters():
        parameter.data.add_(1.0)
    slow.follow(fast)
    for old, now in zip(before.parameters(), slow.network.parameters(), strict=True):
        torch.testing.assert_close(now, 0.75 * old + 0.25 * (old + 1))


def test_momentum_0_copies_and_1_stays() -> None:
    fast = nn.Linear(2, 2)
    copies = [MomentumCopy(nn.Linear(2, 2), momentum=m) for m in (0.0, 1.0)]
    kept = copies[1].network.weight.clone()
    for slow in copies:
        slow.follow(fast)
    torch.testing.assert_close(copies[0].network.weight, fast.weight)
    assert torch.equal(copies[1].network.weight, kept)


def test_no_gradient_and_nothing_to_train() -> None:
    slow = MomentumCopy(nn.Linear(2, 2), momentum=0.9)
    assert not slow(torch.ones(1, 2, requires_grad=True)).requires_grad
    assert not any(parameter.requires_grad for parameter in slow.parameters())


def test_original_is_untouched_and_stays_trainable() -> None:
    fast = nn.Linear(2, 2)
    weight = fast.weight.clone()
    MomentumCopy(fast, momentum=0.5).network.weight.data.zero_()
    assert torch.equal(fast.weight, weight)
    assert fast.weight.requires_grad


@pytest.mark.parametrize("momentum", [-0.1, 1.1])
def test_wrong_momentum_is_refused(momentum: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        MomentumCopy(nn.Linear(2, 2), momentum=momentum)


@pytest.mark.parametrize("momentum", [0.0, 1.0])
def test_the_edges_of_a_momentum(momentum: float) -> None:
    assert MomentumCopy(nn.Linear(2, 2), momentum=momentum).momentum == momentum
