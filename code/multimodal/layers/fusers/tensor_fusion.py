"""Every number of one vector times every number of the other, and the same at a lower price.

A 1 is appended to both before, so that each number also stands there alone.

Letters: B batch, D width of both vectors, J width of what is joined, R rank.
"""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from multimodal.layers.fusers.fuser_inputs import require_sizes, require_vectors


class TensorFusion(nn.Module):
    """The outer product of [first; 1] and [second; 1], laid flat, then a linear layer.

    It holds a weight for each pair of numbers, (D + 1)² J of them; whatever is linear in one vector
    and linear in the other, their sum, product and concatenation among it, is a case of it.

    Args:
        width: D.
        out: J.

    Raises:
        ValueError: a size below 1, or vectors of another width.

    Source: the tensor fusion layer of Zadeh et al. 2017 (arXiv 1707.07250); there of three
    modalities, and a network with ReLU follows.
    """

    def __init__(self, *, width: int, out: int) -> None:
        super().__init__()
        require_sizes(width=width, out=out)
        self.inputs, self.width = width, out
        self.mix = nn.Linear((width + 1) ** 2, out)

    def forward(self, first: Tensor, second: Tensor) -> Tensor:
        """Two vectors (B, D) → (B, J)."""
        require_vectors(first, second, self.inputs)
        pairs = _with_one(first)[:, :, None] * _with_one(second)[:, None]  # (B, D + 1, D + 1)
        return self.mix(pairs.flatten(1))


class LowRankFusion(nn.Module):
    """Tensor fusion whose weights are a sum of R products: no outer product is ever made.

    Number j of the result is the sum over r of (a_rj · [first; 1]) (b_rj · [second; 1]), plus a
    bias: 2 R (D + 1) J weights instead of (D + 1)² J.

    Args:
        width: D.
        out: J.
        rank: R.

    Raises:
        ValueError: a size below 1, or vectors of another width.

    Source: Liu et al. 2018 (arXiv 1806.00064), equation 8. Their equation 6 adds over r before it
    multiplies, which is something else as soon as R > 1, and an error according to its author
    (github.com/Justin1904/Low-rank-Multimodal-Fusion/issues/17).
    """

    def __init__(self, *, width: int, out: int, rank: int) -> None:
        super().__init__()
        require_sizes(width=width, out=out, rank=rank)
        self.inputs, self.width = width, out
        self.first = nn.Parameter(torch.empty(rank, width + 1, out))
        self.second = nn.Parameter(torch.empty(rank, width + 1, out))
        self.bias = nn.Parameter(torch.zeros(out))
        for factor in (self.first, self.second):
            nn.init.normal_(factor, std=(3 * rank) ** -0.25 * (width + 1) ** -0.5)

    def forward(self, first: Tensor, second: Tensor) -> Tensor:
        """Two vectors (B, D) → (B, J)."""
        require_vectors(first, second, self.inputs)
        one = torch.einsum("bd,rdj->brj", _with_one(first), self.first)
        other = torch.einsum("bd,rdj->brj", _with_one(second), self.second)
        return (one * other).sum(dim=1) + self.bias

    def multiplied_out(self) -> Tensor:
        """The weight (J, (D + 1)²) with which :class:`TensorFusion` does the same.

        As it begins, its numbers are about as large as those of a linear layer.
        """
        return torch.einsum("rdj,rej->jde", self.first, self.second).flatten(1)


def _with_one(vectors: Tensor) -> Tensor:
    """(B, D) → (B, D + 1): a 1 is appended."""
    return F.pad(vectors, (0, 1), value=1.0)
