"""Telling a Transformer where each token stands: attention alone sees a set.

Letters: B batch, N tokens, D width.
"""

import math

import torch
from torch import Tensor, nn


class LearnedPositions(nn.Module):
    """Adds a learned vector to each place.

    Args:
        length: the most tokens that a sequence may have.
        width: D.
    """

    def __init__(self, *, length: int, width: int) -> None:
        super().__init__()
        self.table = nn.Parameter(torch.randn(length, width) * 0.1)

    def forward(self, x: Tensor) -> Tensor:
        """Tokens (B, N, D) → (B, N, D).

        Raises:
            ValueError: more tokens than places.
        """
        if x.shape[1] > len(self.table):
            raise ValueError(f"{x.shape[1]} tokens for {len(self.table)} places: shorten the input")
        return x + self.table[: x.shape[1]]


def sinusoidal_positions(length: int, width: int) -> Tensor:
    """Fixed positions (length, width): sines and cosines of wavelengths from 2π to 10,000·2π.

    Args:
        length: number of places.
        width: D, even; the first half holds sines, the second half cosines.

    Raises:
        ValueError: an odd width.

    Source: Vaswani et al. 2017 (arXiv 1706.03762), section 3.5, with sines and cosines side by side
    instead of interleaved.
    """
    if width % 2:
        raise ValueError(f"the width must be even, got {width}")
    rates = torch.exp(-math.log(10_000.0) * torch.arange(0, width, 2) / width)  # (D/2,)
    angles = torch.arange(length)[:, None] * rates  # (length, D/2)
    return torch.cat([angles.sin(), angles.cos()], dim=1)
