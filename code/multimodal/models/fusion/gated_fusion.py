"""The gated multimodal unit: number by number, a gate chooses which modality to hear.

Letters: B batch, D and E widths of the encoders, H width of the unit, K answers.
"""

from typing import cast

import torch
from torch import Tensor, nn

from multimodal.models.fusion.fusion_model import FusionModel


class GatedFusion(FusionModel):
    """h = z ⊙ tanh(W₁ x₁) + (1 − z) ⊙ tanh(W₂ x₂), and z = σ(W_z [x₁; x₂]) looks at both.

    Where z is near 1 the first modality is heard, where it is near 0 the second. As z is a function
    of both, h holds products of them.

    If a modality is absent the gate is set, not computed: z = 1 without the second, 0 without the
    first. With none h is 0.

    Args:
        first, second: encoders, a modality → (B, its ``width``).
        hidden: H.
        answers: K.

    Source: Arevalo et al. 2017 (arXiv 1702.01992), section 3.1; no biases, as there. Here a linear
    map answers.
    """

    def __init__(self, *, first: nn.Module, second: nn.Module, hidden: int, answers: int) -> None:
        super().__init__()
        one, other = cast(int, first.width), cast(int, second.width)
        self.first = first
        self.second = second
        self.of_first = nn.Linear(one, hidden, bias=False)
        self.of_second = nn.Linear(other, hidden, bias=False)
        self.gate = nn.Linear(one + other, hidden, bias=False)
        self.answer = nn.Linear(hidden, answers)

    def fuse(self, first: Tensor, second: Tensor, present: Tensor) -> Tensor:
        """Two modalities (B, …) and which are there (B, 2) → logits (B, K)."""
        one, other = self.first(first), self.second(second)
        gate = self._gate(one, other, present)  # (B, H)
        heard = gate * torch.tanh(self.of_first(one))
        heard = heard + (1 - gate) * torch.tanh(self.of_second(other))
        return self.answer(heard * present.any(dim=1, keepdim=True))

    def gates(self, first: Tensor, second: Tensor) -> Tensor:
        """z, (B, H) from 0 (the second is heard) to 1 (the first is), for a picture."""
        everything = first.new_ones(len(first), 2, dtype=torch.bool)
        return self._gate(self.first(first), self.second(second), everything)

    def _gate(self, one: Tensor, other: Tensor, present: Tensor) -> Tensor:
        gate = torch.sigmoid(self.gate(torch.cat((one, other), dim=1)))
        gate = gate.masked_fill(~present[:, :1], 0.0)
        return gate.masked_fill(~present[:, 1:], 1.0)
