"""Methods side by side: every run is a dot, so that the spread shows."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from multimodal.language import Words
from multimodal.plots.style import BLUE, GREEN, GREY, ORANGE, canvas, in_course_style

MEASURES = {"linear": BLUE, "knn": ORANGE}
MARKERS = {"linear": "o", "knn": "s"}
NAMES = {"simclr": "SimCLR", "moco": "MoCo", "swav": "SwAV", "byol": "BYOL"}


@in_course_style
def probes(table: pd.DataFrame, order: Sequence[str], *, words: Words) -> Figure:
    """Accuracy of linear probe and nearest neighbours per method: a dot per run, a bar at the mean.

    Args:
        table: columns ``method``, ``linear``, ``knn``; one row per run.
        order: methods from top to bottom; an entry that is no name of a method is looked up.
    """
    figure = canvas(0.9 + 0.46 * len(order))
    axes = figure.subplots()
    for row, method in enumerate(order):
        runs = table[table["method"] == method]
        for shift, (measure, colour) in zip((-0.15, 0.15), MEASURES.items(), strict=True):
            values = runs[measure].to_numpy()
            _runs(axes, values, row + shift, colour, MARKERS[measure])
    for measure, colour in MEASURES.items():
        axes.plot([], [], MARKERS[measure], color=colour, label=words(measure))
    axes.set_yticks(range(len(order)), [NAMES.get(m) or words(m) for m in order])
    axes.invert_yaxis()
    axes.grid(axis="y", visible=False)
    axes.set(xlabel=words("accuracy"))
    figure.legend(*axes.get_legend_handles_labels(), loc="outside upper center", ncols=2)
    return figure


def _runs(axes: Axes, values: np.ndarray, height: float, colour: str, marker: str) -> None:
    axes.scatter(values, np.full(len(values), height), s=26, color=colour, marker=marker, zorder=3)
    axes.plot([values.mean()] * 2, [height - 0.13, height + 0.13], color=colour, lw=2.4)


@in_course_style
def safeguards(table: pd.DataFrame, *, words: Words) -> Figure:
    """Linear probe and effective rank of every method with and without what protects it.

    Args:
        table: columns ``method``, ``safeguard`` (bool), ``linear``, ``effective_rank``.
    """
    figure = canvas(3.4)
    panels = figure.subplots(1, 2, sharex=True)
    for axes, measure in zip(panels, ("linear", "effective_rank"), strict=True):
        for shift, kept, colour in ((-0.17, True, GREEN), (0.17, False, ORANGE)):
            _columns(axes, table[table["safeguard"] == kept], measure, shift, colour)
        axes.set(ylabel=words("accuracy_linear" if measure == "linear" else measure))
        axes.set_xticks(range(len(NAMES)), list(NAMES.values()))
        axes.grid(axis="x", visible=False)
    panels[0].set_ylim(0, 1)
    handles = [panels[0].scatter([], [], color=c, marker="s", s=60) for c in (GREEN, ORANGE)]
    names = [words("with_safeguard"), words("without_safeguard")]
    figure.legend(handles, names, loc="outside upper center", ncols=2)
    return figure


def _columns(axes: Axes, runs: pd.DataFrame, measure: str, shift: float, colour: str) -> None:
    for place, method in enumerate(NAMES):
        values = runs[runs["method"] == method][measure].to_numpy()
        if len(values):
            axes.bar(place + shift, values.mean(), 0.32, color=colour, alpha=0.75)
            axes.scatter([place + shift] * len(values), values, s=14, color=GREY, zorder=3)
