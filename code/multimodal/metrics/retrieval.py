"""Retrieval over a fixed gallery: Recall@K and median rank, with ties counted exactly.

A model that gives every item the same score has learnt nothing, yet a sort may put the right item
first. Here tied items count as if shuffled: the result is the expected value over all orders.

Letters: Q queries, N gallery items.
"""

from collections.abc import Iterable
from typing import NamedTuple

import torch
from torch import Tensor

from multimodal.arguments import as_ids, as_tensor, require_whole
from multimodal.metrics.ties import count_ties


def hit_probability(similarity: Tensor, targets: Tensor, k: int) -> Tensor:
    """Per query, the probability that a correct item is among the first k, ties shuffled.

    Args:
        similarity: (Q, N), higher is closer.
        targets: (Q,) int64, the one correct item; or (Q, N) bool, all correct items.
        k: length of the list, at least 1; k ≥ N gives 1.

    Returns:
        (Q,) float64 in [0, 1]; other than 0 or 1 only where ties straddle place k.

    Raises:
        ValueError: shapes that do not fit, scores that are not numbers, k < 1.
    """
    require_whole(0, k=k)
    if k < 1:
        raise ValueError(f"k must be at least 1, got {k}")
    above, wrong, correct = count_ties(similarity, targets)
    places = (k - above).clamp(min=0)  # of the list that the tied group may fill
    # all of them wrong: C(wrong, places) / C(wrong + correct, places)
    miss = (_log_choose(wrong, places) - _log_choose(wrong + correct, places)).exp()
    return torch.where(places > wrong, 1.0, 1.0 - miss)


def recall_at_k(
    similarity: Tensor, targets: Tensor, ks: Iterable[int] = (1, 5, 10)
) -> dict[int, float]:
    """The share of queries with a correct item among the first k.

    Args:
        similarity: (Q, N), higher is closer.
        targets: (Q,) int64, the one correct item; or (Q, N) bool, all correct items.
        ks: lengths of the list.

    Returns:
        k → share in [0, 1]; guessing gives k/N for one correct item.

    Raises:
        ValueError: as :func:`hit_probability`.
    """
    return {k: float(hit_probability(similarity, targets, k).mean()) for k in ks}


def expected_ranks(similarity: Tensor, targets: Tensor) -> Tensor:
    """Per query, the expected rank of the first correct item, ties shuffled; 1 is best.

    Args:
        similarity: (Q, N), higher is closer.
        targets: (Q,) int64 or (Q, N) bool.

    Returns:
        (Q,) float64.
    """
    above, wrong, correct = count_ties(similarity, targets)
    return above + 1 + wrong / (correct + 1)


def median_rank(similarity: Tensor, targets: Tensor) -> float:
    """The median over queries of :func:`expected_ranks`; between two for an even number."""
    return float(expected_ranks(similarity, targets).quantile(0.5))


class TwoWay(NamedTuple):
    """Recall@K in both directions."""

    image_to_text: dict[int, float]
    text_to_image: dict[int, float]


def two_way_recall(similarity: Tensor, correct: Tensor, ks: Iterable[int] = (1, 5, 10)) -> TwoWay:
    """Recall@K with images as queries and with texts as queries.

    Args:
        similarity: (images, texts).
        correct: (images, texts) bool; see :func:`same_image`.
        ks: lengths of the list.
    """
    similarity, correct = as_tensor("similarity", similarity), as_tensor("correct", correct)
    lengths = tuple(ks)
    return TwoWay(
        recall_at_k(similarity, correct, lengths), recall_at_k(similarity.T, correct.T, lengths)
    )


def same_image(query_ids: Tensor, gallery_ids: Tensor) -> Tensor:
    """Which gallery items show the query's image: (Q,), (N,) int64 → (Q, N) bool."""
    queries, gallery = as_ids("query_ids", query_ids), as_ids("gallery_ids", gallery_ids)
    return queries.cpu()[:, None] == gallery.cpu()[None, :]


def _log_choose(n: Tensor, k: Tensor) -> Tensor:
    return torch.lgamma(n + 1) - torch.lgamma(k + 1) - torch.lgamma((n - k).clamp(min=0) + 1)
