"""What every model can do that answers from two modalities, of which one may be absent.

Letters: B batch, K answers.
"""

from abc import ABC, abstractmethod

import torch
from torch import Tensor, nn


class FusionModel(nn.Module, ABC):
    """Scores of K answers from two modalities.

    What stands in an absent modality has no influence, not even if it is no number: it is set to 0
    before anything looks at it. What happens then is said by each model.
    """

    def forward(self, first: Tensor, second: Tensor, present: Tensor | None = None) -> Tensor:
        """Two modalities → logits (B, K).

        Args:
            first: (B, …).
            second: (B, …).
            present: (B, 2) bool, True = there; everything is there when omitted.

        Raises:
            ValueError: a mask of another shape or kind.
        """
        there = presence(first, present)
        return self.fuse(blank(first, there[:, 0]), blank(second, there[:, 1]), there)

    @abstractmethod
    def fuse(self, first: Tensor, second: Tensor, present: Tensor) -> Tensor:
        """The same, absent modalities being 0 already, ``present`` (B, 2) bool → (B, K)."""


def presence(first: Tensor, present: Tensor | None) -> Tensor:
    """The mask (B, 2) bool; all True when it is omitted.

    Raises:
        ValueError: a mask of another shape or kind.
    """
    if present is None:
        return torch.ones(len(first), 2, dtype=torch.bool, device=first.device)
    if present.dtype != torch.bool or present.shape != (len(first), 2):
        raise ValueError(
            f"present must be ({len(first)}, 2) of torch.bool, "
            f"got {tuple(present.shape)} of {present.dtype}"
        )
    return present


def blank(x: Tensor, here: Tensor) -> Tensor:
    """x (B, …) with 0 in the rows where ``here`` (B,) bool is False."""
    return x.masked_fill(~here.view(-1, *(1,) * (x.ndim - 1)), 0.0)


def share_present(scores: Tensor, present: Tensor) -> Tensor:
    """A softmax over the modalities that are there; 0 for the others, all 0 if there is none.

    Args:
        scores: (B, 2).
        present: (B, 2) bool.
    """
    lowest = torch.finfo(scores.dtype).min
    return scores.masked_fill(~present, lowest).softmax(dim=1) * present
