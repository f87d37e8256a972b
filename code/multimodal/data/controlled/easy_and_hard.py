"""Both senses tell the class, one of them plainly and the other one in a code.

Letters: N examples, D numbers of one sense, P parts of the code.
"""

from dataclasses import dataclass

import numpy as np
import torch

from multimodal.arguments import require_whole
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

NODES = 40
"""of the quadrature, in each dimension"""


@dataclass(frozen=True)
class EasyAndHard(KnownTask):
    """The first sense tells the class s itself, the second tells P signs whose product is s.

    A linear map reads the first sense. In the second no single sign tells anything, all together
    tell s: gradients find that slowly, and hardly at all where the other sense has explained away
    most of the loss. So the first sense is learned first, although the second may tell more.

    With q = Φ(1/σ₂), in which one sign is told right, the second sense alone is right in
    ½ + ½ (2 q − 1)^P.

    Attributes:
        parts: P.
        width: D of the first sense; the second has P numbers, filled up to D by noise alone.
        first_noise, second_noise: σ₁ and σ₂.

    Raises:
        ValueError: less than one part, a width below P, or noise below 0.
    """

    parts: int = 2
    width: int = 4
    first_noise: float = 1.0
    second_noise: float = 0.5

    def __post_init__(self) -> None:
        require_task(width=self.width, first_noise=self.first_noise, second_noise=self.second_noise)
        require_whole(1, parts=self.parts)
        if self.width < self.parts:
            raise ValueError(f"width must be at least the {self.parts} parts, got {self.width}")

    def draw(self, count: int, random: np.random.Generator) -> SensePairs:
        """``count`` examples; both senses are (count, D)."""
        signs = draw_signs((count, self.parts), random)
        label = signs.prod(axis=1)
        first = tell(label, random, width=self.width, noise=self.first_noise, side=0)
        clean = np.zeros((count, self.width))
        clean[:, : self.parts] = signs
        second = clean + self.second_noise * random.standard_normal(clean.shape)
        return SensePairs(first, torch.from_numpy(second.astype(np.float32)), as_labels(label))

    def bayes(self) -> BayesRates:
        """Together by Gauss–Hermite quadrature over what the second sense tells."""
        second = 0.5 + 0.5 * (2 * told_right(self.second_noise) - 1) ** self.parts
        return BayesRates(told_right(self.first_noise), second, self._together(second))

    def _together(self, second: float) -> float:
        """Given s = 1 the first sense outvotes log-odds L in Φ((1 + σ₁² L / 2) / σ₁)."""
        one, other = self.first_noise, self.second_noise
        if min(one, other) == 0:
            return 1.0 if one == 0 else max(second, told_right(one))
        nodes, weights = np.polynomial.hermite_e.hermegauss(NODES)
        told = np.tanh((1 + other * nodes) / other**2)  # of signs that are all 1
        product, share = np.ones(()), np.ones(())
        for _ in range(self.parts):
            product = np.multiply.outer(product, told)
            share = np.multiply.outer(share, weights / weights.sum())
        edge = 1 - 1e-12
        odds = 2 * np.arctanh(product.clip(-edge, edge))
        right = torch.special.ndtr(torch.from_numpy((1 + one**2 * odds / 2) / one)).numpy()
        return float((share * right).sum())
