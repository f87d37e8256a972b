"""Late fusion: two networks decide on their own, and only their decisions are combined.

Letters: B batch, K answers.
"""

from abc import ABC, abstractmethod

import torch
from torch import Tensor, nn

from multimodal.models.fusion.fusion_model import FusionModel, blank, presence, share_present


class Combination(nn.Module, ABC):
    """Two decisions become one."""

    @abstractmethod
    def forward(self, decisions: Tensor, present: Tensor) -> Tensor:
        """Logits (B, 2, K) of either modality, present (B, 2) bool → logits (B, K).

        With one modality present its decision comes out (up to a constant that softmax forgets),
        with none every answer is equally likely, unless the combination says otherwise.
        """


class LateFusion(FusionModel):
    """Two networks and a rule.

    If a modality is absent, the other decides alone: that is what late fusion is liked for.

    Args:
        first, second: a modality → logits (B, K).
        combine: the rule.
    """

    def __init__(self, *, first: nn.Module, second: nn.Module, combine: Combination) -> None:
        super().__init__()
        self.first = first
        self.second = second
        self.combine = combine

    def fuse(self, first: Tensor, second: Tensor, present: Tensor) -> Tensor:
        """Two modalities (B, …) and which are there (B, 2) → logits (B, K)."""
        return self.combine(self._decide(first, second, present), present)

    def decisions(self, first: Tensor, second: Tensor, present: Tensor | None = None) -> Tensor:
        """The logits of either network, (B, 2, K), so that each can be trained on its own."""
        there = presence(first, present)
        return self._decide(blank(first, there[:, 0]), blank(second, there[:, 1]), there)

    def _decide(self, first: Tensor, second: Tensor, present: Tensor) -> Tensor:
        both = torch.stack((self.first(first), self.second(second)), dim=1)  # (B, 2, K)
        return both.masked_fill(~present[:, :, None], 0.0)


class MeanLogits(Combination):
    """The mean of the logits: who shouts louder counts more."""

    def forward(self, decisions: Tensor, present: Tensor) -> Tensor:
        """Logits (B, 2, K), present (B, 2) → their mean (B, K) over those present."""
        return _mean(decisions, present)


class MeanLogProbabilities(Combination):
    """The mean of log p: a geometric mean; one that holds an answer impossible rules it out.

    Softmax of it equals softmax of :class:`MeanLogits`: the two differ by a constant of each row.
    """

    def forward(self, decisions: Tensor, present: Tensor) -> Tensor:
        """Logits (B, 2, K), present (B, 2) → the mean of log p (B, K) over those present."""
        return _mean(decisions.log_softmax(dim=2), present)


class MeanProbabilities(Combination):
    """The logarithm of the mean of p: an arithmetic mean; one alone can keep an answer alive."""

    def forward(self, decisions: Tensor, present: Tensor) -> Tensor:
        """Logits (B, 2, K), present (B, 2) → log of the mean of p (B, K) over those present."""
        return weighted_log_mean(
            decisions, share_present(torch.zeros_like(decisions[..., 0]), present)
        )


class LearnedWeights(Combination):
    """A weighted mean of log p whose two weights are learned, the same for every example.

    The weights are positive and add up to 1 among the modalities present; they begin equal.
    """

    def __init__(self) -> None:
        super().__init__()
        self.scores = nn.Parameter(torch.zeros(2))

    def forward(self, decisions: Tensor, present: Tensor) -> Tensor:
        """Logits (B, 2, K), present (B, 2) → (B, K)."""
        weights = share_present(self.scores.expand(len(decisions), 2), present)  # (B, 2)
        return (weights[:, :, None] * decisions.log_softmax(dim=2)).sum(dim=1)


def weighted_log_mean(decisions: Tensor, weights: Tensor) -> Tensor:
    """log Σ wᵢ pᵢ: logits (B, 2, K) and weights (B, 2) that add up to 1, or to 0 → (B, K).

    Where both weights are 0, all answers are equally likely.
    """
    log_p = decisions.log_softmax(dim=2)  # (B, 2, K)
    none = weights.sum(dim=1, keepdim=True) == 0  # (B, 1)
    even = torch.where(none, 0.5, weights)
    log_p = log_p.masked_fill(none[:, :, None], 0.0)
    tiny = torch.finfo(even.dtype).tiny
    return torch.logsumexp(log_p + even.clamp(min=tiny).log()[:, :, None], dim=1)


def _mean(scores: Tensor, present: Tensor) -> Tensor:
    kept = scores.masked_fill(~present[:, :, None], 0.0)
    return kept.sum(dim=1) / present.sum(dim=1, keepdim=True).clamp(min=1)
