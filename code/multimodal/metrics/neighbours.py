"""What the nearest neighbours of a picture say about its class."""

from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn.functional import normalize, one_hot

from multimodal.arguments import require_whole
from multimodal.metrics.held_out import best_setting
from multimodal.metrics.labelled_parts import both_parts

COUNTS = (20, 10, 5, 3, 1)
"""Candidates for k; of two that do equally well the larger is taken."""


class Vote(NamedTuple):
    """What the neighbours of the test pictures say."""

    accuracy: float
    """share of the test pictures whose class wins the vote"""
    k: int
    """neighbours that voted"""
    correct: Tensor
    """(M,) bool, which test pictures those are"""


def vote(
    train_x: Tensor,
    train_y: Tensor,
    test_x: Tensor,
    test_y: Tensor,
    *,
    k: int | None = None,
    seed: int = 0,
) -> Vote:
    """The vote of the k nearest training pictures by cosine, one vote each.

    Args:
        train_x: (N, D) features.
        train_y: (N,) classes from 0 on.
        test_x: (M, D).
        test_y: (M,).
        k: neighbours that vote, at most N; a tie goes to the lower class number. When omitted, the
            one of ``COUNTS`` that does best on training labels held out, see
            :func:`multimodal.metrics.held_out.held_out_folds`.
        seed: of the choice of labels to hold out.

    Raises:
        ValueError: features and classes of different number, or an impossible ``k``.

    Source: Wu et al. 2018 (arXiv 1805.01978), section 3.4, without their weights.
    """
    train, test = both_parts((train_x, train_y), (test_x, test_y))
    if k is None:
        k = choose_k(*train, seed=seed)
    require_whole(0, k=k)
    if not 1 <= k <= len(train[0]):
        raise ValueError(f"k must be between 1 and {len(train[0])}, got {k}")
    correct = _elect(train, test, k)
    return Vote(float(correct.double().mean()), k, correct)


def knn_accuracy(
    train_x: Tensor,
    train_y: Tensor,
    test_x: Tensor,
    test_y: Tensor,
    *,
    k: int | None = None,
    seed: int = 0,
) -> float:
    """The accuracy of :func:`vote`, which has the same arguments."""
    return vote(train_x, train_y, test_x, test_y, k=k, seed=seed).accuracy


def choose_k(x: Tensor, y: Tensor, *, seed: int = 0) -> int:
    """The one of ``COUNTS`` that does best on labels held out; x is (N, D), y (N,)."""

    def score(k: int, kept: Tensor, held: Tensor) -> float:
        found = _elect((x[kept], y[kept]), (x[held], y[held]), k)
        return float(found.double().mean())

    possible = [k for k in COUNTS if 2 * k <= len(x)]  # a fold keeps at least half
    return best_setting(possible, y, score, seed=seed, otherwise=1) if possible else 1


def _elect(train: tuple[Tensor, Tensor], test: tuple[Tensor, Tensor], k: int) -> Tensor:
    """(M,) bool: which test pictures get their class."""
    (x, y), (other, answers) = train, test
    cosines = normalize(other, dim=1) @ normalize(x, dim=1).T  # (M, N)
    nearest = y[cosines.topk(k, dim=1).indices]  # (M, k)
    votes = one_hot(nearest, int(torch.max(y)) + 1).sum(dim=1)  # (M, classes)
    return votes.argmax(dim=1) == answers
