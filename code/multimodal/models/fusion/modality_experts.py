"""A mixture of experts: one knows the first modality, one the second, one both; a gate asks them.

Letters: B batch, D and E widths of the encoders, H width of the third expert, K answers.
"""

from typing import cast

import torch
from torch import Tensor, nn

from multimodal.models.fusion.fusion_model import FusionModel


class MixtureOfExperts(FusionModel):
    """p(y) = Σ gₑ pₑ(y): the gate g sees both modalities and weighs three distributions.

    Distributions are mixed, not features: what is weighed stays an answer of somebody.

    An expert who needs an absent modality is not asked; with none present, all answers are equally
    likely.

    Args:
        first, second: encoders, a modality → (B, its ``width``); the experts and the gate share
            them.
        hidden: H.
        answers: K.

    Source: Jacobs et al. 1991, *Adaptive Mixtures of Local Experts* (Neural Computation 3); the
    experts are ours.
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
        self.gate = nn.Linear(one + other, 3)

    def fuse(self, first: Tensor, second: Tensor, present: Tensor) -> Tensor:
        """Two modalities (B, …) and which are there (B, 2) → log p (B, K)."""
        one, other = self.first(first), self.second(second)
        pair = torch.cat((one, other), dim=1)
        said = torch.stack((self.of_first(one), self.of_second(other), self.of_both(pair)), dim=1)
        asked = self._asked(pair, present)  # (B, 3)
        mixed = torch.logsumexp(said.log_softmax(dim=2) + asked[:, :, None], dim=1)
        return mixed.masked_fill(~present.any(dim=1, keepdim=True), 0.0)

    def weights(self, first: Tensor, second: Tensor) -> Tensor:
        """g, (B, 3): weights of the first, the second and the expert for both; they sum to 1."""
        pair = torch.cat((self.first(first), self.second(second)), dim=1)
        return self._asked(pair, first.new_ones(len(first), 2, dtype=torch.bool)).exp()

    def _asked(self, pair: Tensor, present: Tensor) -> Tensor:
        can = torch.cat((present, present.all(dim=1, keepdim=True)), dim=1)
        lowest = torch.finfo(pair.dtype).min / 4
        return self.gate(pair).masked_fill(~can, lowest).log_softmax(dim=1)
