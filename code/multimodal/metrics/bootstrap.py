"""How much a score would vary with other test examples: the bootstrap."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from torch import Tensor

from multimodal.arguments import as_tensor

Statistic = Callable[[NDArray[np.float64]], float]


class Interval(NamedTuple):
    """A score with the interval in which resampled scores fall."""

    low: float
    estimate: float
    high: float


def bootstrap_interval(
    values: Tensor | ArrayLike | Sequence[float],
    *,
    seed: int,
    statistic: Statistic = np.mean,
    level: float = 0.95,
    resamples: int = 2000,
) -> Interval:
    """The percentile interval of a statistic of independent examples.

    It speaks of other test examples, not of other trainings: compare seeds for that.

    Args:
        values: (Q,) one score per example, such as
            :func:`multimodal.metrics.retrieval.hit_probability`.
        seed: of the resampling.
        statistic: examples → score.
        level: share of the resampled scores inside the interval.
        resamples: how many times Q examples are drawn with replacement.

    Raises:
        ValueError: no examples, a score that is not a number, an impossible level.

    Source: Efron and Tibshirani, *An Introduction to the Bootstrap*, 1993, section 13.3.
    """
    scores = as_tensor("values", values).double().numpy()
    if scores.ndim != 1 or not scores.size or not np.isfinite(scores).all():
        raise ValueError(f"values must be (Q,) finite numbers, Q ≥ 1, got shape {scores.shape}")
    if not 0 < level < 1 or resamples < 1:
        raise ValueError(f"need 0 < level < 1 and resamples ≥ 1, got {level} and {resamples}")
    random = np.random.default_rng(seed)
    drawn = [
        statistic(scores[random.integers(scores.size, size=scores.size)]) for _ in range(resamples)
    ]
    low, high = np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2])
    return Interval(float(low), float(statistic(scores)), float(high))
