"""Accuracy of the Vision Transformer: by number of training pictures, and by epoch."""

from collections.abc import Mapping, Sequence
from functools import partial

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from multimodal.language import Words, thousands
from multimodal.plots.charts import legend_above, level
from multimodal.plots.runs import mean_curve
from multimodal.plots.style import BLUE, GREEN, GREY, ORANGE, PINK, in_course_style, subplots

CURVES = {
    "vit": {"color": BLUE, "marker": "o"},
    "cnn": {"color": ORANGE, "marker": "s"},
    "pixels_linear": {"color": GREY, "marker": "D", "ls": "--"},
}
RECIPES = ("plain", "augmented")
PUBLISHED = {"resnet": (ORANGE, "s"), "vit_l": (BLUE, "o"), "vit_g": (GREEN, "^")}


@in_course_style
def data_curve(table: pd.DataFrame, *, words: Words) -> Figure:
    """Accuracy on unseen pictures by number of training pictures, without and with augmentation.

    Args:
        table: of the study ``vit_data``: ``variant`` (those in ``CURVES`` are shown), ``recipe``,
            ``pictures`` and ``test_accuracy``, one row per run. Pixels are never augmented and
            stand in both panels.
    """
    figure, grid = subplots(3.4, 1, 2, sharey=True)
    for axes, recipe in zip(grid, RECIPES, strict=True):
        for name, line in CURVES.items():
            kind = "plain" if name == "pixels_linear" else recipe
            runs = table[(table["variant"] == name) & (table["recipe"] == kind)]
            mean_curve(axes, runs, "pictures", "test_accuracy", ms=5, label=words(name), **line)
        axes.set(xscale="log", xlabel=words("training_pictures"), title=words(f"panel_{recipe}"))
        _ticks(axes, sorted(table["pictures"].unique()), words.language)
    grid[0].set_ylabel(words("test_accuracy"))
    legend_above(figure, grid[0], 3)
    return figure


@in_course_style
def published_curve(points: Mapping[str, Mapping[float, float]], *, words: Words) -> Figure:
    """What papers print: accuracy on ImageNet by number of labelled pictures in pretraining.

    Args:
        points: one of ``PUBLISHED`` → millions of pictures → accuracy in percent.
    """
    figure, axes = subplots(3.2)
    for name, printed in points.items():
        colour, marker = PUBLISHED[name]
        values = list(printed.values())
        axes.plot(list(printed), values, color=colour, marker=marker, ls=":", label=words(name))
    axes.set(xscale="log", xlabel=words("pretraining_pictures"), ylabel=words("imagenet_accuracy"))
    axes.set_title(words("quoted"), fontsize=10, color=GREY)
    legend_above(figure, axes, 3)
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
