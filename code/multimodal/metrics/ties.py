"""How many gallery items stand above, or level with, the best correct one.

Letters: Q queries, N gallery items.
"""

from typing import NamedTuple

import torch
from torch import Tensor

from multimodal.arguments import as_tensor, measurable


class TieCounts(NamedTuple):
    """All that a rank with ties depends on, per query."""

    above: Tensor
    """(Q,) wrong items that score higher than the best correct one"""
    wrong: Tensor
    """(Q,) wrong items that score exactly the same"""
    correct: Tensor
    """(Q,) correct items that share that score, at least 1"""


def count_ties(similarity: Tensor, targets: Tensor) -> TieCounts:
    """Compare each query's best correct item with all others; the answer lies on the CPU.

    Args:
        similarity: (Q, N), higher is closer; whole numbers as well.
        targets: (Q,) int64, the one correct item; or (Q, N) bool, all correct items.

    Raises:
        ValueError: shapes that do not fit, a score that is not a number, a query without a
            correct item.
    """
    similarity = measurable("similarity", similarity, "Q N", finite=False)
    correct = _as_matrix(similarity, as_tensor("targets", targets))
    best = similarity.masked_fill(~correct, float("-inf")).amax(dim=1, keepdim=True)  # (Q, 1)
    level = similarity == best
    return TieCounts(
        above=((similarity > best) & ~correct).sum(dim=1).double(),
        wrong=(level & ~correct).sum(dim=1).double(),
        correct=(level & correct).sum(dim=1).double(),
    )


def _as_matrix(similarity: Tensor, targets: Tensor) -> Tensor:
    if targets.dtype != torch.bool:
        targets = _one_hot(similarity, targets)
    if targets.shape != similarity.shape:
        raise ValueError(
            f"targets must be (Q,) indices or {tuple(similarity.shape)} bool, "
            f"got {tuple(targets.shape)}"
        )
    if not targets.any(dim=1).all():
        raise ValueError("every query needs at least one correct item in the gallery")
    return targets


def _one_hot(similarity: Tensor, indices: Tensor) -> Tensor:
    queries, gallery = similarity.shape
    if indices.shape != (queries,):
        raise ValueError(f"targets must be ({queries},) indices, got {tuple(indices.shape)}")
    if indices.is_floating_point():
        raise ValueError(f"targets must be whole numbers or truth values, got {indices.dtype}")
    if int(indices.min()) < 0 or int(indices.max()) >= gallery:
        raise ValueError(f"targets must lie between 0 and {gallery - 1}")
    return indices[:, None] == torch.arange(gallery)
