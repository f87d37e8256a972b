"""Intermediate fusion: each modality has its encoder, and their features meet in a joint network.

Letters: B batch, D and E widths of the encoders, H width of the joint layer, K answers.
"""

from typing import cast

import torch
from torch import Tensor, nn

from multimodal.models.fusion.fusion_model import FusionModel, blank


class IntermediateFusion(FusionModel):
    """Features side by side, one layer over both, then the answer.

    The layer between is what makes the features meet: without it the logits would be a sum of what
    either says, see :class:`~multimodal.models.fusion.additive_fusion.AdditiveFusion`.

    The features of an absent modality are zeros.

    Args:
        first, second: encoders, a modality → (B, its ``width``).
        hidden: H.
        answers: K.
    """

    def __init__(self, *, first: nn.Module, second: nn.Module, hidden: int, answers: int) -> None:
        super().__init__()
        self.first = first
        self.second = second
        widths = cast(int, first.width) + cast(int, second.width)
        self.joint = nn.Sequential(nn.Linear(widths, hidden), nn.ReLU(), nn.Linear(hidden, answers))

    def fuse(self, first: Tensor, second: Tensor, present: Tensor) -> Tensor:
        """Two modalities (B, …) and which are there (B, 2) → logits (B, K)."""
        one = blank(self.first(first), present[:, 0])  # (B, D)
        other = blank(self.second(second), present[:, 1])  # (B, E)
        return self.joint(torch.cat((one, other), dim=1))
