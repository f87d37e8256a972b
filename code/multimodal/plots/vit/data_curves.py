"""Accuracy of the Vision Transformer: by number of training pictures, and by epoch."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from multimodal.language import Words, thousands
from multimodal.plots.charts import legend_above, level
from multimodal.plots.runs import mean_curve
from multimodal.plots.style import BLUE, GREEN, ORANGE, PINK, in_course_style, subplots

NETWORKS = {"vit": (BLUE, "o"), "cnn": (ORANGE, "s")}


@in_course_style
def data_curve(table: pd.DataFrame, *, words: Words) -> Figure:
    """Accuracy of both networks by number of training pictures, unseen left, seen right.

    Args:
        table: of the study ``vit``: ``variant`` (``vit`` and ``cnn`` are shown), ``pictures``,
            ``test_accuracy`` and ``train_accuracy``, one row per run.
    """
    figure, grid = subplots(3.3, 1, 2, sharey=True)
    for axes, part in zip(grid, ("test_accuracy", "train_accuracy"), strict=True):
        for name, (colour, marker) in NETWORKS.items():
            runs = table[table["variant"] == name]
            label = words(name)
            mean_curve(axes, runs, "pictures", part, color=colour, marker=marker, ms=5, label=label)
        axes.set(xscale="log", xlabel=words("training_pictures"), title=words(part))
        _ticks(axes, sorted(table["pictures"].unique()), words.language)
    grid[0].set_ylabel(words("accuracy"))
    legend_above(figure, grid[0], 2)
    return figure


def _ticks(axes: Axes, sizes: Sequence[int], language: str) -> None:
    number = partial(thousands, language=language)
    axes.xaxis.set_major_locator(FixedLocator(sizes))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number(f"{value:,.0f}")))


@in_course_style
def epochs_curve(quoted: Sequence[float], own: pd.DataFrame, *, words: Words) -> Figure:
    """Accuracy on CIFAR-10 by epoch: the run in circulation and the course's small ViT.

    Args:
        quoted: training accuracy after each epoch of the run in circulation, shares.
        own: of the study ``cifar``: ``epoch``, ``train_accuracy`` and ``test_accuracy``.
    """
    figure, axes = subplots(3.3)
    epochs = range(1, len(quoted) + 1)
    axes.plot(epochs, quoted, color=PINK, marker="^", ls="--", label=words("circulating_run"))
    for part, colour, marker in (("train", ORANGE, "s"), ("test", GREEN, "o")):
        values = own.groupby("epoch")[f"{part}_accuracy"].mean()
        label = words(f"small_vit_{part}")
        axes.plot(values.index, values, color=colour, marker=marker, ms=4, label=label)
    level(axes, 0.1, words("guessing"), ls=":")
    axes.set(xlabel=words("epoch"), ylabel=words("accuracy"), ylim=(0, 1))
    legend_above(figure, axes, 2)
    return figure
