"""Accuracy by number of labels: what features are worth when labels are few."""

from functools import partial

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from multimodal.language import Words, thousands
from multimodal.plots.charts import legend_above, level
from multimodal.plots.runs import mean_curve
from multimodal.plots.style import BLUE, GREY, INK, ORANGE, in_course_style, subplots

CURVES = {
    "pixels": (INK, "s", "--"),
    "random": (GREY, "o", ":"),
    "mae": (BLUE, "o", "-"),
    "simclr": (ORANGE, "^", "-"),
}


@in_course_style
def label_curves(table: pd.DataFrame, *, chance: float, words: Words) -> Figure:
    """One curve per encoder; every seed is a dot.

    Args:
        table: ``encoder`` (of ``CURVES``), ``labels``, ``accuracy``, one row per run.
        chance: what guessing reaches.
    """
    figure, axes = subplots(3.4)
    for name, (colour, marker, dash) in CURVES.items():
        runs = table[table["encoder"] == name]
        style = {"color": colour, "marker": marker, "ls": dash, "ms": 5}
        label = words(f"encoder_{name}")
        mean_curve(axes, runs, "labels", "accuracy", dots=colour, label=label, **style)
    level(axes, chance, words("chance"), ls="-.")
    axes.set(xscale="log", xlabel=words("labels"), ylabel=words("accuracy"), ylim=(0, 0.9))
    number = partial(thousands, language=words.language)
    axes.xaxis.set_major_locator(FixedLocator(sorted(table["labels"].unique())))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number(f"{value:,.0f}")))
    legend_above(figure, axes, 3)
    return figure
