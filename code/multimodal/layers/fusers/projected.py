"""Weights for a way of joining that has none: both vectors get a layer of their own before.

Letters: B batch, D width of both vectors, H width after the layers, J width of what is joined.
"""

from collections.abc import Callable
from typing import cast

import torch
from torch import Tensor, nn

from multimodal.layers.fusers.fuser_inputs import require_sizes, require_vectors


class Projected(nn.Module):
    """join(tanh(U first), tanh(V second)): each side may first turn to what the other can use.

    Args:
        width: D.
        hidden: H.
        join: makes the way of joining of ``width=H``; that says J as its ``width``.

    Raises:
        ValueError: a size below 1, or vectors of another width.
    """

    def __init__(self, *, width: int, hidden: int, join: Callable[..., nn.Module]) -> None:
        super().__init__()
        require_sizes(width=width, hidden=hidden)
        self.inputs = width
        self.first = nn.Linear(width, hidden)
        self.second = nn.Linear(width, hidden)
        self.join = join(width=hidden)
        self.width = cast(int, self.join.width)

    def forward(self, first: Tensor, second: Tensor) -> Tensor:
        """Two vectors (B, D) → (B, J)."""
        require_vectors(first, second, self.inputs)
        joined = self.join(torch.tanh(self.first(first)), torch.tanh(self.second(second)))
        return cast(Tensor, joined)
