"""Choosing a setting of an instrument on labels that it has not seen, never on the test set."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import numpy as np
import torch
from sklearn.model_selection import StratifiedKFold
from torch import Tensor

FOLDS = 5
MANY = 1000
"""From so many labels on one fold is enough: every score is then a mean over 200 or more."""
Setting = TypeVar("Setting", float, int)


def held_out_folds(labels: Tensor, *, seed: int) -> Iterator[tuple[Tensor, Tensor]]:
    """Rows to learn from and rows to choose by; every class is in both, in its own share.

    With 1,000 labels or more a fifth of them is held out once. With fewer, each fifth is held out
    in turn. A class of fewer than five labels makes as many folds as it has labels. A class with a
    single label leaves nothing to choose by: there are no folds.

    Args:
        labels: (N,) classes of the training part.
        seed: of the order.

    Yields:
        (rows kept, rows held out), int64.
    """
    least = int(labels.unique(return_counts=True)[1].min())
    if least < 2:
        return
    folds = StratifiedKFold(min(FOLDS, least), shuffle=True, random_state=seed)
    parts = folds.split(np.zeros(len(labels)), labels.numpy())
    for turn, (kept, held) in enumerate(parts):
        if turn and len(labels) >= MANY:
            return
        yield torch.from_numpy(kept), torch.from_numpy(held)


def best_setting(
    candidates: Sequence[Setting],
    labels: Tensor,
    score: Callable[[Setting, Tensor, Tensor], float],
    *,
    seed: int,
    otherwise: Setting,
) -> Setting:
    """The candidate with the highest mean score over the folds; the first of equal ones.

    Args:
        candidates: in the order in which ties are decided.
        labels: (N,) classes of the training part.
        score: (candidate, rows kept, rows held out) → the higher the better.
        seed: of the folds.
        otherwise: what is taken when there are no folds.
    """
    folds = list(held_out_folds(labels, seed=seed))
    if not folds:
        return otherwise
    means = [np.mean([score(one, *fold) for fold in folds]) for one in candidates]
    return candidates[int(np.argmax(means))]
