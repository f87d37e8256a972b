"""What happened during training: loss, learned scale, and how far apart the modalities lie."""

import math
from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from multimodal.language import Words
from multimodal.plots.style import BLUE, GREEN, GREY, ORANGE, PINK, canvas, in_course_style


@in_course_style
def training_curves(
    losses: Sequence[float], scales: Sequence[float], *, batch_size: int, words: Words
) -> Figure:
    """Loss per step with the level of guessing, ln(batch size), and the learned scale beside it.

    ``scales`` may hold fewer values than ``losses``; both are spread over the whole training.
    """
    figure = canvas(3.0)
    left, right = figure.subplots(1, 2)
    _with_mean(left, losses, BLUE)
    _level(left, math.log(batch_size), words("chance_loss", size=batch_size), "top")
    left.set(xlabel=words("step"), ylabel=words("loss"), ylim=(0, None))
    right.plot(np.linspace(1, len(losses), len(scales)), scales, color=ORANGE)
    right.set(xlabel=words("step"), ylabel=words("learned_scale"), ylim=(0, None))
    return figure


def _with_mean(axes: Axes, values: Sequence[float], colour: str, label: str | None = None) -> None:
    numbers = np.asarray(values, dtype=float)
    window = max(1, len(numbers) // 30)
    smooth = np.convolve(numbers, np.ones(window) / window, mode="valid")
    axes.plot(np.arange(1, len(numbers) + 1), numbers, color=colour, alpha=0.25, lw=1)
    axes.plot(np.arange(window, len(numbers) + 1), smooth, color=colour, label=label)


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
    figure = canvas(3.2)
    axes = figure.subplots()
    for (name, values), colour in zip(losses.items(), (PINK, BLUE, GREEN), strict=False):
        label = words("scale_learned") if name == "learned" else words("scale_is", scale=name)
        _with_mean(axes, values, colour, label)
    _level(axes, math.log(batch_size), words("chance_loss", size=batch_size), "bottom")
    _level(axes, floor, words("floor_of"), "top")
    axes.set(xlabel=words("step"), ylabel=words("loss"), ylim=(0, None))
    figure.legend(*axes.get_legend_handles_labels(), loc="outside upper center", ncols=3)
    return figure


def _level(axes: Axes, height: float, text: str, side: str) -> None:
    axes.axhline(height, color=GREY, ls="--", lw=1.2)
    axes.annotate(
        text,
        (1, height),
        xycoords=("axes fraction", "data"),
        xytext=(0, 3 if side == "bottom" else -3),
        textcoords="offset points",
        ha="right",
        va=side,
        color=GREY,
    )


@in_course_style
def gap_curve(
    steps: Sequence[int],
    distance: Sequence[float],
    cosines: Mapping[str, Sequence[float]],
    *,
    words: Words,
) -> Figure:
    """Distance between the centroids of both modalities, and mean cosines, during training.

    Args:
        steps: where the values below were taken.
        distance: length of the difference of the two centroids (0 to 2).
        cosines: ``"true_pairs"`` and ``"other_pairs"`` → mean cosine.
    """
    figure = canvas(3.0)
    left, right = figure.subplots(1, 2)
    left.plot(steps, distance, color=ORANGE, marker="o", ms=3)
    left.set(xlabel=words("step"), ylabel=words("centroid_distance"), ylim=(0, None))
    for (name, values), colour in zip(cosines.items(), (GREEN, GREY), strict=True):
        right.plot(steps, values, color=colour, marker="o", ms=3, label=words(name))
    right.set(xlabel=words("step"), ylabel=words("mean_cosine"))
    right.legend()
    return figure
