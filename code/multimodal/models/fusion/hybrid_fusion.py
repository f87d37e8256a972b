"""Hybrid fusion: features meet, and besides each modality decides on its own.

Letters: B batch, D and E widths of the encoders, H width of the joint layer, K answers.
"""

from typing import cast

import torch
from torch import Tensor, nn

from multimodal.models.fusion.fusion_model import FusionModel


class HybridFusion(FusionModel):
    """Three opinions over two shared encoders: of the first, of the second, of both; their mean.

    The opinion of both is an intermediate fusion, the mean a late one. If a modality is absent, its
    opinion and that of both are left out: the other decides alone. With none, all logits are 0.

    Args:
        first, second: encoders, a modality → (B, its ``width``).
        hidden: H.
        answers: K.
    """

    def __init__(self, *, first: nn.Module, second: nn.Module, hidden: int, answers: int) -> None:
        super().__init__()
        one, other = cast(int, first.width), cast(int, second.width)
        self.first = first
        self.second = second
        self.of_first = nn.Linear(one, answers)
        self.of_second = nn.Linear(other, answers)
        self.of_both = nn.Sequential(
            nn.Linear(one + other, hidden), nn.ReLU(), nn.Linear(hidden, answers)
        )

    def fuse(self, first: Tensor, second: Tensor, present: Tensor) -> Tensor:
        """Two modalities (B, …) and which are there (B, 2) → logits (B, K)."""
        heard = torch.cat((present, present.all(dim=1, keepdim=True)), dim=1)  # (B, 3)
        said = self.opinions(first, second).masked_fill(~heard[:, :, None], 0.0)
        return said.sum(dim=1) / heard.sum(dim=1, keepdim=True).clamp(min=1)

    def opinions(self, first: Tensor, second: Tensor) -> Tensor:
        """Logits (B, 3, K): of the first, of the second, of both."""
        one, other = self.first(first), self.second(second)
        both = self.of_both(torch.cat((one, other), dim=1))
        return torch.stack((self.of_first(one), self.of_second(other), both), dim=1)
