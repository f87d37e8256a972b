"""Bilinear pooling by a product of projections.

Letters: B batch, D width of both vectors, R rank, J width of what is joined.
"""

import torch
from torch import Tensor, nn

from multimodal.layers.fusers.fuser_inputs import require_sizes, require_vectors


class LowRankBilinear(nn.Module):
    """P (tanh(U first) ⊙ tanh(V second)): MLB. Each linear map has a bias.

    Without tanh, number j of the result would be first · W_j second with W_j = Uᵀ diag(p_j) V:
    all J matrices share U and V, none has a rank above R.

    Args:
        width: D.
        rank: R.
        out: J.

    Raises:
        ValueError: a size below 1, or vectors of another width.

    Source: Kim et al. 2017 (arXiv 1610.04325), section 3, with tanh before the product.
    """

    def __init__(self, *, width: int, rank: int, out: int) -> None:
        super().__init__()
        require_sizes(width=width, rank=rank, out=out)
        self.inputs, self.width = width, out
        self.first = nn.Linear(width, rank)
        self.second = nn.Linear(width, rank)
        self.out = nn.Linear(rank, out)

    def forward(self, first: Tensor, second: Tensor) -> Tensor:
        """Two vectors (B, D) → (B, J)."""
        require_vectors(first, second, self.inputs)
        return self.out(torch.tanh(self.first(first)) * torch.tanh(self.second(second)))
