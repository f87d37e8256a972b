"""What a text encoder must understand: three tests, with and without the order of words."""

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from multimodal.language import Words
from multimodal.plots.charts import legend_above
from multimodal.plots.runs import mean_bars
from multimodal.plots.style import BLUE, GREEN, GREY, ORANGE, in_course_style, subplots

TESTS = {"recall_at_1": "recall_at_1", "replace": "replace_test", "swap": "swap_test"}
TOWERS = {"clip": BLUE, "bag_of_words": ORANGE, "twins": GREEN}
NAMES = {"clip": "transformer", "bag_of_words": "bag_of_words", "twins": "twins"}
WIDTH = 0.26


@in_course_style
def binding_bars(table: pd.DataFrame, *, words: Words) -> Figure:
    """Three tests, three ways to train: mean over seeds, every seed as a dot.

    Args:
        table: of the study ``scenes``: columns ``variant`` (``clip`` could read order,
            ``bag_of_words`` cannot, ``twins`` is asked to), ``recall_at_1``, ``replace`` and
            ``swap``, one row per run.
    """
    figure, axes = subplots(3.4)
    for offset, (variant, colour) in zip((-0.28, 0.0, 0.28), TOWERS.items(), strict=True):
        runs = table.loc[table["variant"] == variant, list(TESTS)]
        label = words(NAMES[variant])
        mean_bars(
            axes, np.arange(len(TESTS)) + offset, runs, colour=colour, label=label, width=WIDTH
        )
    ends = [0.55, len(TESTS) - 0.45]
    axes.plot(ends, [0.5, 0.5], color=GREY, ls="--", lw=1.4, label=words("chance"))
    axes.set(ylabel=words("share_right"), ylim=(0, 1.05), xticks=range(len(TESTS)))
    axes.set_xticklabels([words(name) for name in TESTS.values()])
    axes.grid(axis="x", visible=False)
    legend_above(figure, axes, 4)
    return figure
