"""Pictures for the refresher: a tensor, a descent, a softmax, a cross-entropy."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.style import AMBER, BLUE, GREEN, GREY, ORANGE, bare, in_course_style, subplots

CLASSES = ("cat", "dog", "boat")
CLASS_COLOURS = (BLUE, AMBER, GREEN)


@in_course_style
def channels(picture: Tensor, *, words: Words) -> Figure:
    """A picture and the three tables of numbers that it is made of, bright where they are large.

    Args:
        picture: (3, H, W) in [0, 1].
    """
    figure, [row] = subplots(2.1, 1, 4, squeeze=False)
    bare(row[0]).imshow(picture.permute(1, 2, 0).numpy())
    row[0].set_title(words("picture"))
    for axes, channel, key in zip(row[1:], picture, ("red", "green", "blue"), strict=True):
        bare(axes).imshow(channel.numpy(), cmap="gray", vmin=0, vmax=1)
        axes.set_title(words(key))
    return figure


@in_course_style
def descent(
    curve: tuple[Sequence[float], Sequence[float]],
    steps: tuple[Sequence[float], Sequence[float]],
    *,
    words: Words,
) -> Figure:
    """A loss over one weight, and the places that gradient descent visits.

    Args:
        curve: weights and losses that make the line.
        steps: weights and losses before the first step and after each.
    """
    figure, axes = subplots(3.0)
    axes.plot(*curve, color=GREY)
    axes.plot(*steps, color=ORANGE, marker="o", lw=1.2)
    axes.set(xlabel=words("weight"), ylabel=words("loss"))
    return figure


@in_course_style
def softmax_panels(
    scores: Sequence[float], shares: Mapping[float, Sequence[float]], *, words: Words
) -> Figure:
    """Three scores, and beside them the shares that a softmax makes of them at each scale.

    Args:
        scores: of cat, dog and boat.
        shares: what the scores are multiplied by → three shares.
    """
    figure, row = subplots(2.5, 1, 1 + len(shares))
    names = [words(key) for key in CLASSES]
    row[0].bar(range(len(names)), scores, color=CLASS_COLOURS)
    row[0].set_title(words("scores"))
    for axes, (scale, values) in zip(row[1:], shares.items(), strict=True):
        bars = axes.bar(range(len(names)), values, color=CLASS_COLOURS)
        axes.bar_label(bars, [f"{value:.2f}" for value in values], fontsize=9.5)
        axes.set(ylim=(0, 1.12), title=words("shares_at", scale=f"{scale:g}"))
    for axes in row:
        axes.set_xticks(range(len(names)), names)
        axes.grid(axis="x", visible=False)
    return figure


@in_course_style
def surprise(points: Mapping[float, float], *, words: Words) -> Figure:
    """The cross-entropy over the probability that a model gave to the right answer.

    Args:
        points: probability → loss, marked on the curve.
    """
    figure, axes = subplots(3.0)
    across = np.linspace(0.01, 1, 200)
    axes.plot(across, -np.log(across), color=BLUE)
    axes.scatter(list(points), list(points.values()), color=ORANGE, zorder=3)
    for share, loss in points.items():
        place = {"xytext": (7, 5), "textcoords": "offset points"}
        axes.annotate(f"{share:.2f} → {loss:.2f}", (share, loss), fontsize=10, **place)
    axes.set(xlabel=words("right_probability"), ylabel=words("loss"), xlim=(0, 1.12), ylim=(0, 4.8))
    return figure
