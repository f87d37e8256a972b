"""Neither sense tells anything alone: the answer is whether both tell the same sign (XOR)."""

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
class SignProduct(KnownTask):
    """The first sense tells a sign a, the second a sign b, independently; the class is a · b.

    With q and r, the shares in which either sign is told right, both together are right in
    q r + (1 − q)(1 − r): also two mistakes give the right product.

    A sum of decisions, class 1 where f(first) + g(second) > 0, cannot solve it, whatever f and g:

    1. *Trained, it learns nothing.* The derivative of the logistic loss E log(1 + e^(−ab (f + g)))
       at f = g = 0 in a direction δf is −½ E[ab δf] = −½ E[a δf] E[b] = 0, and likewise for δg. As
       the loss is convex in (f, g), 0 is the best of all sums: both say "I do not know". So say two
       networks that are trained one by one, too, because P(class | one sense) = ½.
    2. *Chosen by hand for accuracy, it stays at 3/4 even without noise.* Flip the signs of either
       sense: the four points (±first, ±second) are equally likely, and the class changes with each
       flip. Right in all four would mean f₊ + g₊ > 0, f₋ + g₋ > 0, f₊ + g₋ ≤ 0 and f₋ + g₊ ≤ 0:
       the first two add up to more than 0, the last two, which are the same four numbers, do not.
       So at least one of the four decisions is not the best one, and accuracy is at most
       1/4 + B/2, where B is the best possible accuracy: :meth:`best_sum`.

    Attributes:
        width: D of both senses.
        first_noise, second_noise: standard deviation of every number.

    Raises:
        ValueError: a width below 1, or noise below 0.
    """

    width: int = 4
    first_noise: float = 0.3
    second_noise: float = 0.3

    def __post_init__(self) -> None:
        require_task(width=self.width, first_noise=self.first_noise, second_noise=self.second_noise)

    def draw(self, count: int, random: np.random.Generator) -> SensePairs:
        """``count`` examples."""
        one, other = draw_signs((2, count), random)
        first = tell(one, random, width=self.width, noise=self.first_noise, side=0)
        second = tell(other, random, width=self.width, noise=self.second_noise, side=1)
        return SensePairs(first, second, as_labels(one * other))

    def bayes(self) -> BayesRates:
        """Alone ½ each."""
        one, other = told_right(self.first_noise), told_right(self.second_noise)
        return BayesRates(0.5, 0.5, one * other + (1 - one) * (1 - other))

    def best_sum(self) -> float:
        """No sum of decisions is right more often, 1/4 + B/2."""
        return 0.25 + self.bayes().both / 2
