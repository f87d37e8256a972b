"""Which of two models is ahead, when both answered the same test items.

Letters: S seeds, M test items.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from torch import Tensor

from multimodal.arguments import as_tensor, measurable
from multimodal.metrics.bootstrap import bootstrap_interval


class Lead(NamedTuple):
    """By how much A leads B."""

    mean: float
    """score of A minus score of B, over all seeds and items"""
    low: float
    """lower end of the interval of ``mean`` under other test items"""
    high: float
    """its upper end"""
    every_seed: bool
    """whether A has the higher score in every seed; of a single run, in that run"""

    @property
    def ahead(self) -> bool:
        """The course's rule: A leads in every seed, and the interval lies above zero.

        When neither A is ahead of B nor B of A, the two cannot be told apart.
        """
        return self.every_seed and self.low > 0


def paired_lead(
    a: Tensor | ArrayLike,
    b: Tensor | ArrayLike,
    *,
    seed: int,
    level: float = 0.95,
    resamples: int = 2000,
) -> Lead:
    """Compare the answers of A and B, item by item and seed by seed.

    An item that is hard for both models widens the interval of each score, but not that of the
    difference. So test items are drawn with replacement, each with both answers, in all seeds.
    The interval speaks of other test items and of these trainings; ``every_seed`` speaks of other
    trainings.

    Args:
        a: (S, M) scores of A, true or false or any numbers; (M,) for a single run.
        b: the same of B, from the same seeds and items in the same order.
        seed: of the resampling.
        level: share of the resampled means inside the interval.
        resamples: how many times M items are drawn.

    Raises:
        ValueError: shapes that differ, or a score that is not a finite number.

    Source: the paired bootstrap of Koehn 2004, *Statistical Significance Tests for Machine
    Translation Evaluation*, here as an interval of the difference (Efron and Tibshirani 1993).
    """
    one, other = _scores("a", a), _scores("b", b)
    if one.shape != other.shape:
        raise ValueError(f"scores of the same seeds and items: a {one.shape}, b {other.shape}")
    difference = one - other  # (S, M)
    low, mean, high = bootstrap_interval(
        difference.mean(axis=0), seed=seed, level=level, resamples=resamples
    )
    return Lead(mean, low, high, every_seed=bool((difference.mean(axis=1) > 0).all()))


def _scores(name: str, values: Tensor | ArrayLike) -> NDArray[np.float64]:
    """(S, M) floats; a single run becomes S = 1."""
    found = as_tensor(name, values)
    return measurable(name, found[None] if found.ndim == 1 else found, "S M").double().numpy()
