"""Dynamic weighting: one weight for each modality, computed anew for every example.

Letters: B batch, D and E widths of the encoders, H width of what is weighed, K answers.
"""

from typing import cast

import torch
from torch import Tensor, nn

from multimodal.models.fusion.fusion_model import FusionModel, share_present


class DynamicWeighting(FusionModel):
    """w₁ V₁ x₁ + w₂ V₂ x₂ with w = softmax of two scores, each a function of both modalities.

    Two numbers for each example, to be looked at in a picture. That a weight is small does not
    prove that the modality had no influence: it had one on the weights.

    An absent modality has weight 0, the other one weight 1; with none, 0 is what the last layers
    see.

    Args:
        first, second: encoders, a modality → (B, its ``width``).
        hidden: H.
        answers: K.

    Source: attention over modalities; the weights as in Hori et al. 2017 (arXiv 1701.03126),
    *Attention-Based Multimodal Fusion for Video Description*, for one step.
    """

    def __init__(self, *, first: nn.Module, second: nn.Module, hidden: int, answers: int) -> None:
        super().__init__()
        one, other = cast(int, first.width), cast(int, second.width)
        self.first = first
        self.second = second
        self.of_first = nn.Linear(one, hidden)
        self.of_second = nn.Linear(other, hidden)
        self.score = nn.Sequential(
            nn.Linear(one + other, hidden), nn.Tanh(), nn.Linear(hidden, 2, bias=False)
        )
        self.answer = nn.Sequential(
            nn.Linear(hidden, hidden), nn.ReLU(), nn.Linear(hidden, answers)
        )

    def fuse(self, first: Tensor, second: Tensor, present: Tensor) -> Tensor:
        """Two modalities (B, …) and which are there (B, 2) → logits (B, K)."""
        one, other = self.first(first), self.second(second)
        weights = self._weights(one, other, present)  # (B, 2)
        things = torch.stack((self.of_first(one), self.of_second(other)), dim=1)  # (B, 2, H)
        return self.answer((weights[:, :, None] * things).sum(dim=1))

    def weights(self, first: Tensor, second: Tensor) -> Tensor:
        """w, (B, 2): how much either modality counts; they sum to 1."""
        everything = first.new_ones(len(first), 2, dtype=torch.bool)
        return self._weights(self.first(first), self.second(second), everything)

    def _weights(self, one: Tensor, other: Tensor, present: Tensor) -> Tensor:
        return share_present(self.score(torch.cat((one, other), dim=1)), present)
