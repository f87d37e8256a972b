"""Each sense tells one half of the answer: only together they name it."""

from dataclasses import dataclass

import numpy as np
import torch

from multimodal.data.controlled.known_task import (
    BayesRates,
    KnownTask,
    SensePairs,
    draw_signs,
    require_task,
    tell,
    told_right,
)


@dataclass(frozen=True)
class ComplementarySenses(KnownTask):
    """Four classes, 2a + b: the first sense tells a, the second tells b, each 0 or 1.

    Alone a sense must guess the other half. log P(class | both) is a sum of what either tells, so a
    late fusion can be optimal although no sense can answer alone.

    Attributes:
        width: D of both senses.
        first_noise, second_noise: standard deviation of every number.

    Raises:
        ValueError: a width below 1, or noise below 0.
    """

    width: int = 4
    first_noise: float = 0.6
    second_noise: float = 0.6
    classes = 4

    def __post_init__(self) -> None:
        require_task(width=self.width, first_noise=self.first_noise, second_noise=self.second_noise)

    def draw(self, count: int, random: np.random.Generator) -> SensePairs:
        """``count`` examples."""
        one, other = draw_signs((2, count), random)
        first = tell(one, random, width=self.width, noise=self.first_noise, side=0)
        second = tell(other, random, width=self.width, noise=self.second_noise, side=1)
        labels = 2 * (one > 0).astype(np.int64) + (other > 0)
        return SensePairs(first, second, torch.from_numpy(labels))

    def bayes(self) -> BayesRates:
        """q/2, r/2 and q r, with the shares q and r in which either half is told right."""
        one, other = told_right(self.first_noise), told_right(self.second_noise)
        return BayesRates(one / 2, other / 2, one * other)
