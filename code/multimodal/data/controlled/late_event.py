"""What happens in one sense has its counterpart in the other one some steps later.

Letters: N examples, T steps, D numbers of one step.
"""

from dataclasses import dataclass

import numpy as np

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


@dataclass(frozen=True)
class LateEvent(KnownTask):
    """One step of the first sense tells a sign a; the second tells a sign b at every step.

    The class is a · b with the b that is told ``delay`` steps after a, as the sound of an axe comes
    after its sight. Everything else is silence in the first sense and independent signs in the
    second. So either sense alone tells nothing, whoever joins the two step by step without looking
    back learns nothing either unless the delay is 0, and whoever compares the right steps is right
    as often as b is told right: the first sense has no noise.

    Attributes:
        steps: T.
        delay: from the event of the first sense to that of the second.
        width: D of both senses.
        noise: of the second sense.

    Raises:
        ValueError: no steps, a delay that leaves no place for the event, a width below 1, or noise
            below 0.
    """

    steps: int = 6
    delay: int = 2
    width: int = 1
    noise: float = 0.3

    def __post_init__(self) -> None:
        require_task(width=self.width, noise=self.noise)
        require_whole(1, steps=self.steps)
        require_whole(0, delay=self.delay)
        if self.delay >= self.steps:
            raise ValueError(f"delay must be below the {self.steps} steps, got {self.delay}")

    def draw(self, count: int, random: np.random.Generator) -> SensePairs:
        """``count`` examples; both senses are (count, T, D)."""
        rows = np.arange(count)
        places = random.integers(self.steps - self.delay, size=count)
        signs, heard = draw_signs((count,), random), draw_signs((count, self.steps), random)
        seen = np.zeros((count, self.steps))
        seen[rows, places] = signs
        first = tell(seen, random, width=self.width, noise=0.0, side=0)
        second = tell(heard, random, width=self.width, noise=self.noise, side=1)
        return SensePairs(first, second, as_labels(signs * heard[rows, places + self.delay]))

    def bayes(self) -> BayesRates:
        """Alone ½ each, together Φ(1/noise)."""
        return BayesRates(0.5, 0.5, told_right(self.noise))
