"""A question says which sense to believe, or what to make of both.

Letters: N examples, D numbers of one sense.
"""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

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

ASKED = ("first", "second", "either", "product")
"""what a question may ask for"""


@dataclass(frozen=True)
class AskedSenses(KnownTask):
    """The senses tell signs a and b; the question asks for a, for b, for what both tell, or a · b.

    *First* and *second*: the signs are independent, and the sense that is not asked about misleads.
    *Either*: a = b, two witnesses. *Product*: independent, and neither tells anything alone. Kinds
    are equally frequent. The question stands at the end of both senses, 1 in one of four places.

    Attributes:
        width: D of both senses, the question not counted.
        first_noise, second_noise: standard deviation of every number.

    Raises:
        ValueError: a width below 1, or noise below 0.
    """

    width: int = 4
    first_noise: float = 0.7
    second_noise: float = 0.7

    def __post_init__(self) -> None:
        require_task(width=self.width, first_noise=self.first_noise, second_noise=self.second_noise)

    def draw(self, count: int, random: np.random.Generator) -> SensePairs:
        """``count`` examples; the senses are (count, D + 4)."""
        one, other = draw_signs((2, count), random)
        kinds = random.integers(len(ASKED), size=count)
        other = np.where(kinds == ASKED.index("either"), one, other)
        first = tell(one, random, width=self.width, noise=self.first_noise, side=0)
        second = tell(other, random, width=self.width, noise=self.second_noise, side=1)
        question = torch.eye(len(ASKED))[torch.from_numpy(kinds)]
        meant = np.select([kinds == 1, kinds == 3], [other, one * other], one)
        first, second = (torch.cat((sense, question), dim=1) for sense in (first, second))
        return SensePairs(first, second, as_labels(meant))

    def bayes_of_kinds(self) -> dict[str, BayesRates]:
        """The best possible accuracies for each kind of question."""
        one, other = told_right(self.first_noise), told_right(self.second_noise)
        both = one * other + (1 - one) * (1 - other)
        return {
            "first": BayesRates(one, 0.5, one),
            "second": BayesRates(0.5, other, other),
            "either": BayesRates(one, other, told_right(self.first_noise, self.second_noise)),
            "product": BayesRates(0.5, 0.5, both),
        }

    def bayes(self) -> BayesRates:
        """Means over the kinds."""
        kinds = self.bayes_of_kinds().values()
        return BayesRates(*(sum(rates) / len(ASKED) for rates in zip(*kinds, strict=True)))


def kinds_asked(data: SensePairs) -> Tensor:
    """Which of ``ASKED`` each example asks for: (N,) int64."""
    return data.first[:, -len(ASKED) :].argmax(dim=1)
