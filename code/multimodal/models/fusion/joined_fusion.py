"""Two vectors are made equally wide, joined by any way of joining, and read by a small network.

Letters: B batch, D₁ and D₂ widths of the modalities, D width, J width of what is joined, K answers.
"""

from typing import cast

import torch
from torch import Tensor, nn

from multimodal.models.fusion.fusion_model import FusionModel, blank


class JoinedFusion(FusionModel):
    """One linear layer with tanh for each modality, the join, a layer with tanh, the answer.

    An absent modality joins as the vector 0. What then is left of the other one depends on the
    join: all of it in a sum, nothing in a product of the bare vectors; layers with a bias before
    the product, or a 1 beside each vector, keep a part.

    Args:
        first: D₁.
        second: D₂.
        width: D.
        join: two vectors (B, D) → (B, J); says J as its ``width``.
        answers: K.
        dropout: of the numbers of either modality, in training.
    """

    def __init__(
        self,
        *,
        first: int,
        second: int,
        width: int,
        join: nn.Module,
        answers: int,
        dropout: float = 0.0,
    ) -> None:
        super().__init__()
        self.first = nn.Sequential(nn.Dropout(dropout), nn.Linear(first, width), nn.Tanh())
        self.second = nn.Sequential(nn.Dropout(dropout), nn.Linear(second, width), nn.Tanh())
        self.join = join
        self.hidden = nn.Linear(cast(int, join.width), width)
        self.out = nn.Linear(width, answers)

    def fuse(self, first: Tensor, second: Tensor, present: Tensor) -> Tensor:
        """Two modalities (B, D₁), (B, D₂) and which are there (B, 2) → logits (B, K)."""
        one = blank(self.first(first), present[:, 0])  # (B, D)
        other = blank(self.second(second), present[:, 1])  # (B, D)
        return self.out(torch.tanh(self.hidden(self.join(one, other))))
