"""Attention by a small network: one vector asks, each of several things is weighed.

Letters: B batch, N things, E width of a thing, G width of the guide, D width of the comparison.
"""

from typing import NamedTuple

import torch
from torch import Tensor, nn


class Attended(NamedTuple):
    """What attention found."""

    summary: Tensor
    """(B, E): the things, added with their weights"""
    weights: Tensor
    """(B, N): they sum to 1; 0 where the mask hides"""


class GuidedAttention(nn.Module):
    """One vector says what is looked for: w · tanh(W things + V guide + b), then a softmax.

    Args:
        things: E.
        guide: G.
        width: D.

    Source: Bahdanau et al. 2015 (arXiv 1409.0473), section 3.1.
    """

    def __init__(self, *, things: int, guide: int, width: int) -> None:
        super().__init__()
        self.thing = nn.Linear(things, width, bias=False)
        self.guide = nn.Linear(guide, width)
        self.score = nn.Linear(width, 1, bias=False)

    def forward(self, things: Tensor, guide: Tensor, mask: Tensor | None = None) -> Attended:
        """Things (B, N, E), guide (B, G), mask (B, N) bool, True = real → what was found."""
        together = torch.tanh(self.thing(things) + self.guide(guide)[:, None])  # (B, N, D)
        return attend_by(self.score(together)[:, :, 0], things, mask)


class UnguidedAttention(nn.Module):
    """The same before anything is known: each thing is weighed by itself.

    Args:
        things: E.
        width: D.
    """

    def __init__(self, *, things: int, width: int) -> None:
        super().__init__()
        self.thing = nn.Linear(things, width)
        self.score = nn.Linear(width, 1, bias=False)

    def forward(self, things: Tensor, mask: Tensor | None = None) -> Attended:
        """Things (B, N, E), mask (B, N) bool, True = real → what was found."""
        return attend_by(self.score(torch.tanh(self.thing(things)))[:, :, 0], things, mask)


def attend_by(scores: Tensor, things: Tensor, mask: Tensor | None = None) -> Attended:
    """The softmax of the scores, and the things added with it.

    Args:
        scores: (B, N).
        things: (B, N, E).
        mask: (B, N) bool, True = real; everything is real when omitted.
    """
    if mask is not None:
        scores = scores.masked_fill(~mask, torch.finfo(scores.dtype).min)
    weights = scores.softmax(dim=1)
    return Attended((weights[:, :, None] * things).sum(dim=1), weights)
