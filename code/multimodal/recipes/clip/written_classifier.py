"""From the names of a thousand classes to a classifier for any names: ConSE, and ridge regression.

Letters: N pictures, C classes with a name, L new labels, D width of a sentence's vector,
K width of a picture's features.
"""

from collections.abc import Sequence
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from multimodal.arguments import require_whole

PENALTIES = (1.0, 3.0, 10.0, 30.0, 100.0)
FOLDS = 3


def conse(probabilities: Tensor, names: Tensor, *, likeliest: int = 10) -> Tensor:
    """A picture as the mean of the names of its likeliest classes, weighted by probability.

    Args:
        probabilities: (N, C) that a classifier gives to its classes.
        names: (C, D) vectors of the classes' names.
        likeliest: how many names take part.

    Returns:
        (N, D), rows of length 1: compare them with the vectors of new labels.

    Source: Norouzi et al. 2014 (arXiv 1312.5650), eq. 4.
    """
    require_whole(1, likeliest=likeliest)
    if probabilities.shape[1] != len(names):
        raise ValueError(f"{probabilities.shape[1]} classes have {len(names)} names")
    best = probabilities.topk(likeliest)
    mixed = best.values[:, :, None] * names[best.indices]  # (N, likeliest, D)
    return F.normalize(mixed.sum(dim=1), dim=-1)


class LinearMap(NamedTuple):
    """x ↦ (x − from_mean) matrix + to_mean."""

    from_mean: Tensor  # (D,)
    matrix: Tensor  # (D, K)
    to_mean: Tensor  # (K,)

    def __call__(self, x: Tensor) -> Tensor:
        """(L, D) → (L, K)."""
        return (x - self.from_mean) @ self.matrix + self.to_mean


def ridge(x: Tensor, y: Tensor, penalty: float) -> LinearMap:
    """The linear map from x (C, D) to y (C, K) of least squared error plus a penalty.

    The penalty counts in units of the mean variance of x.
    """
    from_mean, to_mean = x.mean(0), y.mean(0)
    centred = x - from_mean
    moments = centred.T @ centred  # (D, D)
    weight = penalty * moments.diagonal().mean() * torch.eye(len(moments))
    matrix = torch.linalg.solve(moments + weight, centred.T @ (y - to_mean))
    return LinearMap(from_mean, matrix, to_mean)


def choose_penalty(
    x: Tensor, y: Tensor, *, seed: int, penalties: Sequence[float] = PENALTIES
) -> float:
    """The penalty whose map does best on classes that it has not seen, in three parts.

    Best is the greatest mean cosine of predicted and true vectors, both around the mean.
    """
    order = torch.randperm(len(x), generator=torch.Generator().manual_seed(seed))
    scores = torch.zeros(len(penalties))
    for held_out in order.chunk(FOLDS):
        kept = torch.ones(len(x), dtype=torch.bool)
        kept[held_out] = False
        for place, penalty in enumerate(penalties):
            found = ridge(x[kept], y[kept], penalty)
            around = found(x[held_out]) - found.to_mean
            scores[place] += F.cosine_similarity(around, y[held_out] - found.to_mean).sum()
    return penalties[int(scores.argmax())]
