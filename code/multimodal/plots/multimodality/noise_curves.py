"""How good models are that see, read or do both, when more and more titles are wrong."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from multimodal.language import Words
from multimodal.plots.charts import level
from multimodal.plots.runs import mean_curve
from multimodal.plots.style import BLUE, GREEN, ORANGE, PINK, in_course_style, subplots

COLOURS = {"picture": BLUE, "words": ORANGE, "both": GREEN, "dropout": PINK}


@in_course_style
def noise_curves(same: pd.DataFrame, moved: pd.DataFrame, *, words: Words) -> Figure:
    """Accuracy by the share of wrong titles: the same in training and test, or in the test only.

    Args:
        same: columns ``variant`` (picture, words, both), ``wrong`` (share), ``accuracy``; a row
            for each seed.
        moved: the same for models whose training titles had few errors, ``dropout`` among them.
    """
    figure, (left, right) = subplots(3.4, 1, 2, sharey=True)
    for axes, runs, title in ((left, same, "noise_same"), (right, moved, "noise_moved")):
        _curves(axes, runs, words)
        axes.set(xlabel=words("wrong_titles"), title=words(title), ylim=(0, 103))
    left.set_ylabel(words("accuracy"))
    entries = dict(zip(*left.get_legend_handles_labels()[::-1], strict=True))
    entries |= dict(zip(*right.get_legend_handles_labels()[::-1], strict=True))
    figure.legend(entries.values(), entries.keys(), loc="outside upper center", ncols=3)
    return figure


def _curves(axes: Axes, runs: pd.DataFrame, words: Words) -> None:
    percent = runs.assign(wrong=100 * runs["wrong"], accuracy=100 * runs["accuracy"])
    for variant, colour in COLOURS.items():
        one = percent[percent["variant"] == variant]
        if len(one):
            label = words(f"variant_{variant}")
            mean_curve(axes, one, "wrong", "accuracy", color=colour, dots=colour, label=label)
    level(axes, 10, words("chance"))
