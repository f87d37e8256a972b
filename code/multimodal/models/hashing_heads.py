"""Two modalities in one space of bits: found again by counting which of them differ.

Letters: B batch, D₁ and D₂ widths of the modalities, K bits.
"""

from typing import NamedTuple

import torch
from torch import Tensor, nn


class SoftCodes(NamedTuple):
    """Bits before they are decided."""

    first: Tensor
    """(B, K) in (−1, 1)"""
    second: Tensor
    """(B, K) in (−1, 1); row i belongs to row i of ``first``"""


class HashingHeads(nn.Module):
    """A linear head for each modality; tanh while it learns, the sign alone afterwards.

    Args:
        first: D₁.
        second: D₂.
        bits: K.

    Source: linear hash functions as in Wang et al. 2016 (MDBE); tanh for the sign, which has no
    gradient, as in Cao et al. 2017, *HashNet* (arXiv 1702.00758).
    """

    def __init__(self, *, first: int, second: int, bits: int) -> None:
        super().__init__()
        self.first = nn.Linear(first, bits)
        self.second = nn.Linear(second, bits)

    def forward(self, first: Tensor, second: Tensor) -> SoftCodes:
        """(B, D₁) and (B, D₂) → soft codes."""
        return SoftCodes(torch.tanh(self.first(first)), torch.tanh(self.second(second)))

    def first_bits(self, first: Tensor) -> Tensor:
        """(B, D₁) → (B, K) bool, the sign of each number; 0 counts as below."""
        return self.first(first) > 0

    def second_bits(self, second: Tensor) -> Tensor:
        """(B, D₂) → (B, K) bool."""
        return self.second(second) > 0
