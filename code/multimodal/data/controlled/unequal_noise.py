"""In a part of the examples one sense is worthless, and this is marked somewhere or nowhere."""

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
import torch
from torch import Tensor

from multimodal.arguments import require_number
from multimodal.data.controlled.known_task import (
    BayesRates,
    KnownTask,
    SensePairs,
    as_labels,
    draw_signs,
    normal_share,
    require_task,
    tell,
    told_right,
)

MARKS = ("first", "second", "nowhere")


@dataclass(frozen=True)
class UnequalNoise(KnownTask):
    """Both senses tell the class; in a share of the examples the second tells a sign drawn anew.

    The worthless part looks like the rest: nothing but the mark, 1 or −1 as the last number of one
    of the senses, says which examples belong to it (``"nowhere"``: both marks are 0).

    Given the class and no mark, the senses are independent: the log-odds L₁ + L₂ are best, where L₂
    never exceeds log((2 − share) / share). With a mark in the *second* sense L₂ is 0 where the mark
    stands, and the sum is still best. With a mark in the *first* the weight of the second must come
    from the first. Decisions learned one by one and multiplied stay at what is possible without a
    mark, :meth:`unmarked`: alone, the first has no use for the mark. Learned together, a sum can
    drown the second only by a first that shouts, whose log-odds are far too large. A gate need not.

    Attributes:
        width: D of both senses, the mark not counted.
        first_noise, second_noise: standard deviation of every number.
        share: of the examples in which the second sense is worthless.
        mark: which sense carries it: ``"first"``, ``"second"`` or ``"nowhere"``.

    Raises:
        ValueError: a width below 1, noise that is not above 0, a share outside 0 to 1, or a mark of
            another name.
    """

    width: int = 4
    first_noise: float = 1.0
    second_noise: float = 0.4
    share: float = 0.5
    mark: Literal["first", "second", "nowhere"] = "first"

    def __post_init__(self) -> None:
        noises = {"first_noise": self.first_noise, "second_noise": self.second_noise}
        require_task(width=self.width, **noises)
        require_number(share=self.share)
        if min(noises.values()) == 0:
            raise ValueError(f"both senses need some noise, got {noises}")
        if not 0 <= self.share <= 1:
            raise ValueError(f"share must be from 0 to 1, got {self.share}")
        if self.mark not in MARKS:
            raise ValueError(f"mark must be one of {', '.join(MARKS)}, got {self.mark!r}")

    def draw(self, count: int, random: np.random.Generator) -> SensePairs:
        """``count`` examples; the senses are (count, D + 1)."""
        signs, others = draw_signs((2, count), random)
        worthless = random.random(count) < self.share
        first = tell(signs, random, width=self.width, noise=self.first_noise, side=0)
        told = np.where(worthless, others, signs)
        second = tell(told, random, width=self.width, noise=self.second_noise, side=1)
        return SensePairs(
            self._marked(first, worthless, "first"),
            self._marked(second, worthless, "second"),
            as_labels(signs),
        )

    def _marked(self, sense: Tensor, worthless: np.ndarray, name: str) -> Tensor:
        marks = torch.from_numpy(np.where(worthless, 1.0, -1.0)).to(sense) * (self.mark == name)
        return torch.cat((sense, marks[:, None]), dim=1)

    def bayes(self) -> BayesRates:
        """A mark in the second sense does not help it alone: its sign is decided alike."""
        one, other = told_right(self.first_noise), told_right(self.second_noise)
        second = (1 - self.share) * other + self.share / 2
        if self.mark == "nowhere":
            return BayesRates(one, second, self.unmarked())
        together = told_right(self.first_noise, self.second_noise)
        return BayesRates(one, second, (1 - self.share) * together + self.share * one)

    def unmarked(self) -> float:
        """The best possible accuracy from both senses if no mark is looked at.

        Given s = 1 the component m of the second sense along its direction is normal around 1 or
        −1, and the first sense answers rightly if its log-odds exceed −L₂(m): an integral over m.
        """
        noise, wrong = self.second_noise, self.share / 2
        m = np.linspace(-1 - 9 * noise, 1 + 9 * noise, 20_001)
        up, down = (np.exp(-(((m - sign) / noise) ** 2) / 2) for sign in (1, -1))
        with np.errstate(divide="ignore"):
            odds = np.log((1 - wrong) * up + wrong * down) - np.log((1 - wrong) * down + wrong * up)
        reach = 1 / self.first_noise + self.first_noise * odds / 2
        right = np.array([normal_share(value) for value in reach])
        density = ((1 - wrong) * up + wrong * down) / (noise * math.sqrt(2 * math.pi))
        return float((density * right).sum() * (m[1] - m[0]))
