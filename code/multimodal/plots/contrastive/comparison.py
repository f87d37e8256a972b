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
SIGNS = ("head_spread", "head_rank", "knn")
WHOLE = "nothing"
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
def safeguards(table: pd.DataFrame, *, untrained: float, words: Words) -> Figure:
    """Every method whole and without what protects it, one dot per run.

    Args:
        table: columns ``method``, ``without``, ``head_spread``, ``head_rank``, ``knn``; one row per
            run, in the order of the figure.
        untrained: accuracy of the neighbours that random weights reach.
    """
    kinds = list(dict.fromkeys(zip(table["method"], table["without"], strict=True)))
    figure = canvas(1.0 + 0.34 * len(kinds))
    panels = figure.subplots(1, len(SIGNS), sharey=True)
    for axes, sign in zip(panels, SIGNS, strict=True):
        for row, (method, without) in enumerate(kinds):
            runs = table[(table["method"] == method) & (table["without"] == without)]
            colour = GREEN if without == WHOLE else ORANGE
            _runs(axes, runs[sign].to_numpy(), row, colour, "o")
        axes.set(xlabel=words(f"sign_{sign}"))
        axes.grid(axis="y", visible=False)
    for axes in panels[:2]:
        axes.set_xlim(0)
    panels[2].axvline(untrained, color=GREY, ls="--", lw=1.2)
    panels[0].set_yticks(range(len(kinds)), [_label(*kind, words) for kind in kinds])
    panels[0].invert_yaxis()
    return figure


def _label(method: str, without: str, words: Words) -> str:
    name = NAMES[method]
    return name if without == WHOLE else f"{name}, {words(f'without_{without}')}"
