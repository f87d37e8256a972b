"""What a scale does: to the probability of the better of two matches, and to the loss."""

import math
from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure

from multimodal.language import Words
from multimodal.plots.charts import legend_above, level, named_level
from multimodal.plots.style import BLUE, GREEN, ORANGE, PINK, in_course_style, subplots
from multimodal.plots.training_curves import smoothed


@in_course_style
def probability_by_gap(scales: Sequence[float] = (1, 14.3, 100), *, words: Words) -> Figure:
    """Softmax over two classes whose cosines differ by 0 to 0.4, one curve per scale.

    Raises:
        ValueError: more than four scales (the curves could not be told apart).
    """
    if len(scales) > 4:
        raise ValueError(f"{len(scales)} scales given: at most 4 curves can be told apart")
    figure, axes = subplots(3.2)
    gaps = np.linspace(0, 0.4, 200)
    for scale, colour in zip(scales, (PINK, ORANGE, BLUE, GREEN), strict=False):
        label = words("scale_is", scale=f"{scale:g}")
        axes.plot(gaps, 1 / (1 + np.exp(-scale * gaps)), color=colour, label=label)
    level(axes, 0.5)
    axes.set(xlabel=words("cosine_gap"), ylabel=words("probability_better"), ylim=(0.45, 1.02))
    axes.legend(loc="center right")
    return figure


@in_course_style
def loss_by_scale(
    losses: Mapping[str, Sequence[float]], *, floor: float, batch_size: int, words: Words
) -> Figure:
    """Loss of runs that differ in their scale only.

    Args:
        losses: ``"1"``, ``"100"`` (fixed scales) or ``"learned"`` → loss per step.
        floor: the least loss that scale 1 can reach (simplex bound).
        batch_size: pairs per batch; guessing costs its logarithm.
    """
    figure, axes = subplots(3.2)
    for (name, values), colour in zip(losses.items(), (PINK, BLUE, GREEN), strict=False):
        label = words("scale_learned") if name == "learned" else words("scale_is", scale=name)
        smoothed(axes, values, colour, label)
    named_level(axes, math.log(batch_size), words("chance_loss", size=batch_size), "bottom")
    named_level(axes, floor, words("floor_of"), "top")
    axes.set(xlabel=words("step"), ylabel=words("loss"), ylim=(0, None))
    legend_above(figure, axes, 3)
    return figure
