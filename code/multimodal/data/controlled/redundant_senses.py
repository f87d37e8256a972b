"""Both senses tell the same, each with mistakes of its own: together they are right more often."""

from dataclasses import dataclass

import numpy as np

from multimodal.data.controlled.known_task import (
    BayesRates,
    KnownTask,
    SensePairs,
    as_labels,
    draw_signs,
    require_task,
    tell,
    told_right,
)


@dataclass(frozen=True)
class RedundantSenses(KnownTask):
    """Either sense tells the class, with independent noise.

    Alone they are right in Φ(1/σ₁) and Φ(1/σ₂), together in Φ(√(1/σ₁² + 1/σ₂²)). Given the class
    the senses are independent, so the log-odds of both add up and a late fusion can be optimal.

    Attributes:
        width: D of both senses.
        first_noise, second_noise: σ₁ and σ₂.

    Raises:
        ValueError: a width below 1, or noise below 0.
    """

    width: int = 4
    first_noise: float = 1.0
    second_noise: float = 1.0

    def __post_init__(self) -> None:
        require_task(width=self.width, first_noise=self.first_noise, second_noise=self.second_noise)

    def draw(self, count: int, random: np.random.Generator) -> SensePairs:
        """``count`` examples."""
        signs = draw_signs((count,), random)
        first = tell(signs, random, width=self.width, noise=self.first_noise, side=0)
        second = tell(signs, random, width=self.width, noise=self.second_noise, side=1)
        return SensePairs(first, second, as_labels(signs))

    def bayes(self) -> BayesRates:
        """Φ(1/σ₁), Φ(1/σ₂), and Φ(√(1/σ₁² + 1/σ₂²))."""
        one, other = self.first_noise, self.second_noise
        return BayesRates(told_right(one), told_right(other), told_right(one, other))
