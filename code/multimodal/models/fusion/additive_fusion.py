"""Features side by side and one linear map: a concatenation that is a sum of two opinions.

Letters: B batch, D and E widths of the encoders, K answers.
"""

from typing import cast

import torch
from torch import Tensor, nn

from multimodal.models.fusion.fusion_model import FusionModel, blank


class AdditiveFusion(FusionModel):
    """W [h₁; h₂] + b = (W₁ h₁ + b/2) + (W₂ h₂ + b/2): what either modality says can be read off.

    Encoders and head are trained together, but the logits are a late fusion: no interaction of the
    two modalities can be expressed.

    The part of an absent modality is 0, its half of the bias included.

    Args:
        first, second: encoders, a modality → (B, its ``width``).
        answers: K.

    Source: the parts, Peng et al. 2022 (arXiv 2203.15332), equation 8.
    """

    def __init__(self, *, first: nn.Module, second: nn.Module, answers: int) -> None:
        super().__init__()
        self.first = first
        self.second = second
        self.split = cast(int, first.width)
        self.head = nn.Linear(self.split + cast(int, second.width), answers)

    def fuse(self, first: Tensor, second: Tensor, present: Tensor) -> Tensor:
        """Two modalities (B, …) and which are there (B, 2) → logits (B, K)."""
        return self._parts(first, second, present).sum(dim=1)

    def parts(self, first: Tensor, second: Tensor) -> Tensor:
        """What either modality says: logits (B, 2, K), whose sum over the two is the answer."""
        return self._parts(first, second, first.new_ones(len(first), 2, dtype=torch.bool))

    def _parts(self, first: Tensor, second: Tensor, present: Tensor) -> Tensor:
        one, other = self.head.weight.split((self.split, self.head.in_features - self.split), dim=1)
        half = self.head.bias / 2
        said = (self.first(first) @ one.T + half, self.second(second) @ other.T + half)
        return torch.stack(
            [blank(logits, present[:, side]) for side, logits in enumerate(said)], dim=1
        )
