"""Hubs: items of a gallery that stand among the first answers to very many queries.

Letters: Q queries, N gallery items.
"""

import torch
from torch import Tensor

from multimodal.arguments import measurable, require_whole


def occurrences(similarity: Tensor, k: int = 10) -> Tensor:
    """For how many queries each gallery item is among the k nearest; the mean is k·Q/N.

    Args:
        similarity: (Q, N), higher is closer.
        k: length of the list, at most N.

    Returns:
        (N,) float64.

    Raises:
        ValueError: scores that are not numbers, or an impossible k.
    """
    require_whole(1, k=k)
    scores = measurable("similarity", similarity, "Q N")
    if k > scores.shape[1]:
        raise ValueError(f"k must be at most {scores.shape[1]}, the items there are; got {k}")
    best = scores.topk(k, dim=1).indices.flatten()
    counts = torch.zeros(scores.shape[1], dtype=torch.float64)
    return counts.index_add(0, best, counts.new_ones(len(best)))


def skewness(counts: Tensor) -> float:
    """Third standardised moment: 0 for a symmetric distribution, above 0 with hubs.

    Args:
        counts: (N,), see :func:`occurrences`.

    Raises:
        ValueError: counts that are all equal.

    Source: Radovanović et al. 2010, section 3, where it measures hubness.
    """
    numbers = measurable("counts", counts, "N").double()
    away = numbers - numbers.mean()
    variance = float(away.square().mean())
    if variance == 0:
        raise ValueError("all counts are equal: their skewness is not defined")
    return float((away**3).mean()) / variance**1.5
