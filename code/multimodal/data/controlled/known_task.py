"""A task for two senses of which it is known how often the best possible answer is right.

Letters: N examples, D numbers of one sense.
"""

import math
from abc import ABC, abstractmethod
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from multimodal.arguments import require_number, require_whole


class SensePairs(NamedTuple):
    """What two senses tell, and the right answers."""

    first: Tensor
    """(N, D) float, or (N, steps, D)"""
    second: Tensor
    """(N, D) float, or (N, steps, D)"""
    labels: Tensor
    """(N,) int64, from 0 on"""


class BayesRates(NamedTuple):
    """Accuracies, from 0 to 1, that no rule exceeds which knows no more than this."""

    first: float
    """from the first sense alone"""
    second: float
    """from the second sense alone"""
    both: float


class KnownTask(ABC):
    """Examples can be drawn without end, and the best possible accuracies are computed.

    A sense tells a sign s = ±1 as s u + noise · ε: u is a direction of length 1, ε are independent
    standard normal numbers. Only the component along u tells s; it alone is right with probability
    Φ(1 / noise).
    """

    classes: int = 2

    @abstractmethod
    def draw(self, count: int, random: np.random.Generator) -> SensePairs:
        """``count`` examples."""

    @abstractmethod
    def bayes(self) -> BayesRates:
        """The best possible accuracies."""

    def split(self, *, train: int, test: int, seed: int) -> tuple[SensePairs, SensePairs]:
        """Examples to learn from and others to be judged by; each part follows from the seed.

        Raises:
            ValueError: no examples, or a seed below 0.
        """
        require_whole(1, train=train, test=test)
        require_whole(0, seed=seed)
        train_random, test_random = (np.random.default_rng([seed, part]) for part in (0, 1))
        return self.draw(train, train_random), self.draw(test, test_random)


def draw_signs(shape: tuple[int, ...], random: np.random.Generator) -> np.ndarray:
    """−1 and 1, equally often on average."""
    return 2.0 * random.integers(2, size=shape) - 1


def tell(
    signs: np.ndarray, random: np.random.Generator, *, width: int, noise: float, side: int
) -> Tensor:
    """Signs (…) (or 0, where nothing is told) → what a sense tells, (…, D) float32.

    Args:
        signs: (…).
        random: where the noise comes from.
        width: D.
        noise: standard deviation of every number.
        side: 0 or 1, which sense it is: they tell by different directions.
    """
    clean = signs[..., None] * direction(width, side=side)
    told = clean + noise * random.standard_normal(clean.shape)
    return torch.from_numpy(told.astype(np.float32))


def direction(width: int, *, side: int) -> np.ndarray:
    """(D,) of length 1: all numbers alike in the first sense, with changing signs in the second."""
    return (1.0 - 2.0 * side) ** np.arange(width) / math.sqrt(width)


def as_labels(signs: np.ndarray) -> Tensor:
    """−1 → class 0, 1 → class 1: (N,) int64."""
    return torch.from_numpy((signs > 0).astype(np.int64))


def told_right(*noises: float) -> float:
    """Φ(√Σ 1/noise²): how often a sign is told right by independent senses together."""
    if min(noises) == 0:
        return 1.0
    return normal_share(math.sqrt(sum(noise**-2 for noise in noises)))


def normal_share(value: float) -> float:
    """Φ: the share of a standard normal distribution below ``value``."""
    return 0.5 * math.erfc(-value / math.sqrt(2))


def require_task(*, width: int, **noises: float) -> None:
    """A width of at least 1 and noise from 0 on.

    Raises:
        ValueError: it says which is not.
    """
    require_whole(1, width=width)
    require_number(**noises)
    for name, noise in noises.items():
        if not 0 <= noise < math.inf:
            raise ValueError(f"{name} must be a finite number from 0 on, got {noise}")
