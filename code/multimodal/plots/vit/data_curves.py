"""The study of the Vision Transformer: accuracy by data, by variant, by epoch; sizes by paper."""

from collections.abc import Mapping, Sequence
from functools import partial

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from multimodal.language import Words
from multimodal.models.parameter_count import ViTSize
from multimodal.plots.style import BLUE, GREEN, GREY, INK, ORANGE, PINK, canvas, in_course_style
from multimodal.thousands import thousands

COLOURS = {"vit": BLUE, "cnn": ORANGE}
MARKERS = {"vit": "o", "cnn": "s"}


@in_course_style
def data_curve(table: pd.DataFrame, *, words: Words) -> Figure:
    """Accuracy of both networks by number of training pictures, unseen left, seen right.

    Args:
        table: of the study ``vit``: ``variant`` (``vit`` and ``cnn`` are shown), ``pictures``,
            ``test_accuracy`` and ``train_accuracy``, one row per run.
    """
    figure = canvas(3.3)
    grid = figure.subplots(1, 2, sharey=True)
    number = partial(thousands, language=words.language)
    for axes, part in zip(grid, ("test_accuracy", "train_accuracy"), strict=True):
        for name in COLOURS:
            _with_runs(axes, table[table["variant"] == name], part, name, words)
        axes.set(xscale="log", xlabel=words("training_pictures"), title=words(part))
        sizes = sorted(table["pictures"].unique())
        axes.xaxis.set_major_locator(FixedLocator(sizes))
        axes.xaxis.set_minor_locator(NullLocator())
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number(f"{value:,.0f}")))
    grid[0].set_ylabel(words("accuracy"))
    figure.legend(*grid[0].get_legend_handles_labels(), loc="outside upper center", ncols=2)
    return figure


def _with_runs(axes: Axes, runs: pd.DataFrame, part: str, name: str, words: Words) -> None:
    mean = runs.groupby("pictures")[part].mean()
    axes.plot(mean.index, mean, color=COLOURS[name], marker=MARKERS[name], ms=5, label=words(name))
    axes.scatter(runs["pictures"], runs[part], s=12, color=INK, zorder=3, alpha=0.7)


def variants_table(table: pd.DataFrame, variants: Sequence[str], *, words: Words) -> pd.DataFrame:
    """Accuracy on unseen pictures per variant, in percent: mean, least, greatest.

    Args:
        table: of the study ``vit``, one size only.
        variants: which, in this order.
    """
    runs = 100 * table.groupby("variant")["test_accuracy"].agg(["mean", "min", "max"])
    rows = [
        {
            words("variant"): words(f"variant_{name}"),
            words("mean"): f"{runs.loc[name, 'mean']:.1f} %",
            words("from"): f"{runs.loc[name, 'min']:.1f} %",
            words("to"): f"{runs.loc[name, 'max']:.1f} %",
        }
        for name in variants
    ]
    return pd.DataFrame(rows).set_index(words("variant"))


def sizes_table(
    sizes: Mapping[str, ViTSize],
    printed: Mapping[str, int | float],
    counted: Mapping[str, int],
    *,
    words: Words,
) -> pd.DataFrame:
    """Sizes of published models with the parameters that papers print and the formula counts."""
    number = partial(thousands, language=words.language)
    rows = [
        {
            words("model"): f"ViT-{name}",
            words("width"): number(f"{size.width:,}"),
            words("depth"): size.depth,
            words("heads"): size.heads,
            words("hidden"): number(f"{size.hidden:,}"),
            words("printed"): number(f"{printed[name]:,}"),
            words("counted"): number(f"{counted[name] / 1e6:,.1f}"),
        }
        for name, size in sizes.items()
    ]
    return pd.DataFrame(rows).set_index(words("model"))


def epochs_table(
    losses: Sequence[float], accuracies: Sequence[float], *, words: Words
) -> pd.DataFrame:
    """Loss and training accuracy (shares) after each epoch, one column an epoch."""
    table = pd.DataFrame(
        {
            words("loss"): [f"{loss:.4f}" for loss in losses],
            words("train_percent"): [f"{100 * share:.2f}" for share in accuracies],
        },
        index=range(1, len(losses) + 1),
    ).T
    table.columns.name = words("epoch")
    return table


@in_course_style
def epochs_curve(quoted: Sequence[float], own: pd.DataFrame, *, words: Words) -> Figure:
    """Accuracy on CIFAR-10 by epoch: the run in circulation and the course's small ViT.

    Args:
        quoted: training accuracy after each epoch of the run in circulation, shares.
        own: of the study ``cifar``: ``epoch``, ``train_accuracy`` and ``test_accuracy``.
    """
    figure = canvas(3.3)
    axes = figure.subplots()
    epochs = range(1, len(quoted) + 1)
    axes.plot(epochs, quoted, color=PINK, marker="^", ls="--", label=words("circulating_run"))
    for part, colour, marker in (("train", ORANGE, "s"), ("test", GREEN, "o")):
        values = own.groupby("epoch")[f"{part}_accuracy"].mean()
        label = words(f"small_vit_{part}")
        axes.plot(values.index, values, color=colour, marker=marker, ms=4, label=label)
    axes.axhline(0.1, color=GREY, ls=":", lw=1.4, label=words("guessing"))
    axes.set(xlabel=words("epoch"), ylabel=words("accuracy"), ylim=(0, 1))
    figure.legend(*axes.get_legend_handles_labels(), loc="outside upper center", ncols=2)
    return figure
