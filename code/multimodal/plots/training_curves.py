"""What happened during training, step by step: losses and what was learned beside them."""

import math
from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from multimodal.language import Words
from multimodal.plots.charts import named_level
from multimodal.plots.style import BLUE, ORANGE, PINK, in_course_style, subplots


@in_course_style
def training_curves(
    losses: Sequence[float], scales: Sequence[float], *, batch_size: int, words: Words
) -> Figure:
    """Loss per step with the level of guessing, ln(batch size), and the learned scale beside it.

    ``scales`` may hold fewer values than ``losses``; both are spread over the whole training.
    """
    figure, (left, right) = subplots(3.0, 1, 2)
    smoothed(left, losses, BLUE)
    named_level(left, math.log(batch_size), words("chance_loss", size=batch_size), "top")
    left.set(xlabel=words("step"), ylabel=words("loss"), ylim=(0, None))
    right.plot(np.linspace(1, len(losses), len(scales)), scales, color=ORANGE)
    right.set(xlabel=words("step"), ylabel=words("learned_scale"), ylim=(0, None))
    return figure


@in_course_style
def loss_curves(losses: Mapping[str, Sequence[float]], *, words: Words) -> Figure:
    """Loss per step, one panel per target, because their units differ.

    Args:
        losses: ``pixels``, ``normalised`` → loss per step.
    """
    figure, panels = subplots(2.7, 1, len(losses), squeeze=False)
    for axes, (name, values), colour in zip(panels[0], losses.items(), (BLUE, PINK), strict=False):
        axes.plot(range(1, len(values) + 1), values, color=colour, lw=1)
        axes.set(xlabel=words("step"), title=words(name), ylim=(0, None))
    panels[0][0].set_ylabel(words("loss"))
    return figure


def smoothed(axes: Axes, values: Sequence[float], colour: str, label: str | None = None) -> None:
    """Values per step, pale, and the mean of the last thirtieth of all steps over them."""
    numbers = np.asarray(values, dtype=float)
    window = max(1, len(numbers) // 30)
    smooth = np.convolve(numbers, np.ones(window) / window, mode="valid")
    axes.plot(np.arange(1, len(numbers) + 1), numbers, color=colour, alpha=0.25, lw=1)
    axes.plot(np.arange(window, len(numbers) + 1), smooth, color=colour, label=label)
