"""Which metric knows what is true: areas under the curve, against two kinds of false captions."""

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from multimodal.language import Words
from multimodal.plots.charts import legend_above, level
from multimodal.plots.runs import mean_bars
from multimodal.plots.style import BLUE, ORANGE, in_course_style, subplots

COLOURS = {"one_word": BLUE, "swapped": ORANGE}
WIDTH = 0.38


@in_course_style
def truth_bars(areas: pd.DataFrame, *, words: Words) -> Figure:
    """Two bars for each metric: the mean of the languages, each language a dot.

    Args:
        areas: a row per metric, language and kind of false caption, with the columns ``metric``,
            ``kind`` and ``area``; metrics are drawn in the order of their first row.
    """
    figure, axes = subplots(3.2)
    metrics = list(dict.fromkeys(areas["metric"]))
    for side, (kind, colour) in zip((-0.5, 0.5), COLOURS.items(), strict=True):
        runs = areas[areas["kind"] == kind].pivot(columns="metric", values="area", index="language")
        places = np.arange(len(metrics)) + side * WIDTH
        mean_bars(axes, places, runs[metrics], colour=colour, label=words(kind), width=WIDTH)
    level(axes, 0.5, words("coin"))
    axes.set(ylim=(0, 1.05), ylabel=words("truth_area"))
    axes.set_xticks(range(len(metrics)), [words(name) for name in metrics], fontsize=9)
    axes.grid(axis="x", visible=False)
    legend_above(figure, axes, 3)
    return figure
