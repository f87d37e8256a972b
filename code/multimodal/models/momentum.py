"""A copy of a network that follows it slowly and is never trained itself."""

import copy

import torch
from torch import Tensor, nn


class MomentumCopy(nn.Module):
    """The same network with weights that are a moving average of the original's.

    Its weights are in the state dict, so a training continued from a checkpoint finds them. Running
    statistics (of batch normalisation) are its own: it sees pictures as the original does.

    Args:
        network: what to copy; it stays untouched.
        momentum: m in [0, 1]; 0 copies the original after each step, 1 never moves.

    Raises:
        ValueError: a momentum out of range.

    Source: He et al. 2020 (arXiv 1911.05722), eq. 2; the target network of Grill et al. 2020
    (arXiv 2006.07733), eq. 1.
    """

    def __init__(self, network: nn.Module, *, momentum: float) -> None:
        super().__init__()
        if not 0 <= momentum <= 1:
            raise ValueError(f"momentum must lie between 0 and 1, got {momentum}")
        self.network = copy.deepcopy(network).requires_grad_(False)
        self.momentum = momentum

    @torch.no_grad()
    def forward(self, x: Tensor) -> Tensor:
        """What the slow network says; no gradient."""
        return self.network(x)

    @torch.no_grad()
    def follow(self, network: nn.Module) -> None:
        """θ_slow ← m θ_slow + (1 − m) θ, after a step of the original."""
        for slow, fast in zip(self.network.parameters(), network.parameters(), strict=True):
            slow.mul_(self.momentum).add_(fast, alpha=1 - self.momentum)
