"""A fair comparison: the width that gives a model of any plan a number of parameters."""

from collections.abc import Callable
from itertools import count

from torch import nn

from multimodal.arguments import require_positive, require_whole

Build = Callable[[int], nn.Module]
"""width → a model; wider models have more parameters"""


def fair_width(build: Build, parameters: int, *, tolerance: float = 0.05, step: int = 1) -> int:
    """The width whose number of parameters lies nearest to a target.

    Equally many parameters are not equally many operations, nor equally easy to train.

    Args:
        build: makes the model of a width.
        parameters: how many it should have.
        tolerance: largest distance from the target, as a share of it.
        step: widths are multiples of it, such as the number of heads.

    Raises:
        ValueError: no width comes near enough; it names the nearest.
    """
    require_whole(1, parameters=parameters, step=step)
    require_positive(tolerance=tolerance)
    below = 0
    for width in count(step, step):
        found = parameter_count(build(width))
        if found >= parameters:
            break
        below = found
    near = {width: found, width - step: below}
    best = min(near, key=lambda one: abs(near[one] - parameters))
    if abs(near[best] - parameters) > tolerance * parameters:
        raise ValueError(
            f"no width gives {parameters} parameters within {tolerance:.0%}: the nearest, "
            f"{best}, gives {near[best]}; choose another target or a smaller step"
        )
    return best


def parameter_count(model: nn.Module) -> int:
    """How many numbers of a model are learned."""
    return sum(weight.numel() for weight in model.parameters() if weight.requires_grad)
