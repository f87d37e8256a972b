"""Bilinear pooling in which each number has a few projections of its own.

Letters: B batch, D width of both vectors, J width of what is joined, K factors of each number.
"""

from torch import Tensor, nn

from multimodal.layers.fusers.fuser_inputs import require_sizes, require_vectors
from multimodal.layers.fusers.signed_root import power_normalised


class FactorisedBilinear(nn.Module):
    """Number j is first · W_j second with W_j of rank K, by 2K vectors that serve j alone: MFB.

    Then the signed roots, and length 1 for all: how long the vectors were no longer counts.

    Args:
        width: D.
        out: J.
        factors: K; with 1 there is nothing to add up, as in
            :class:`~multimodal.layers.fusers.low_rank_bilinear.LowRankBilinear` without tanh and P.
        dropout: of the products before they are added up; 0.1 in the paper.

    Raises:
        ValueError: a size below 1, or vectors of another width.

    Source: Yu et al. 2017 (arXiv 1708.01471), section 3. The published code gives the
    projections a bias, the equation none.
    """

    def __init__(self, *, width: int, out: int, factors: int = 5, dropout: float = 0.0) -> None:
        super().__init__()
        require_sizes(width=width, out=out, factors=factors)
        self.inputs, self.width, self.factors = width, out, factors
        self.first = nn.Linear(width, out * factors, bias=False)
        self.second = nn.Linear(width, out * factors, bias=False)
        self.dropout = nn.Dropout(dropout)

    def forward(self, first: Tensor, second: Tensor) -> Tensor:
        """Two vectors (B, D) → (B, J), each of length 1."""
        return power_normalised(self.pooled(first, second))

    def pooled(self, first: Tensor, second: Tensor) -> Tensor:
        """The bilinear forms before they are normalised: (B, J)."""
        require_vectors(first, second, self.inputs)
        products = self.dropout(self.first(first) * self.second(second))  # (B, J K)
        return products.unflatten(1, (self.width, self.factors)).sum(dim=2)
