"""Methods side by side: every run is a dot, so that the spread shows."""

from collections.abc import Sequence

import pandas as pd
from matplotlib.figure import Figure

from multimodal.language import Words
from multimodal.plots.charts import legend_above
from multimodal.plots.runs import mean_tick
from multimodal.plots.style import BLUE, GREEN, GREY, ORANGE, in_course_style, subplots

MEASURES = {"linear": (BLUE, "o", -0.15), "knn": (ORANGE, "s", 0.15)}
PARTS = {"upright": "", "moved": "moved_"}
SIGNS = ("head_spread", "head_rank", "moved_knn")
WHOLE = "nothing"
NAMES = {"simclr": "SimCLR", "moco": "MoCo", "swav": "SwAV", "byol": "BYOL"}


@in_course_style
def probes(table: pd.DataFrame, order: Sequence[str], *, words: Words) -> Figure:
    """Accuracy of linear probe and nearest neighbours per method: a dot per run, a bar at the mean.

    Args:
        table: columns ``method``, ``linear``, ``knn`` and, for garments seen through a view,
            ``moved_linear``, ``moved_knn``; one row per run.
        order: methods from top to bottom; an entry that is no name of a method is looked up.
    """
    figure, panels = subplots(1.1 + 0.44 * len(order), 1, len(PARTS), sharey=True)
    for axes, (part, prefix) in zip(panels, PARTS.items(), strict=True):
        for measure, (colour, marker, shift) in MEASURES.items():
            for row, method in enumerate(order):
                values = table.loc[table["method"] == method, prefix + measure].to_numpy()
                mean_tick(axes, values, row + shift, colour, marker)
            axes.plot([], [], marker, color=colour, label=words(measure))
        axes.grid(axis="y", visible=False)
        axes.set(xlabel=words("accuracy"), title=words(part))
    panels[0].set_yticks(range(len(order)), [NAMES.get(m) or words(m) for m in order])
    panels[0].invert_yaxis()
    legend_above(figure, panels[0], 2)
    return figure


@in_course_style
def safeguards(table: pd.DataFrame, *, untrained: float, words: Words) -> Figure:
    """Every method whole and without what protects it, one dot per run.

    Args:
        table: columns ``method``, ``without``, ``head_spread``, ``head_rank``, ``moved_knn``; one
            row per run, in the order of the figure.
        untrained: ``moved_knn`` of random weights.
    """
    kinds = list(dict.fromkeys(zip(table["method"], table["without"], strict=True)))
    figure, panels = subplots(1.0 + 0.34 * len(kinds), 1, len(SIGNS), sharey=True)
    for axes, sign in zip(panels, SIGNS, strict=True):
        for row, (method, without) in enumerate(kinds):
            runs = table[(table["method"] == method) & (table["without"] == without)]
            colour = GREEN if without == WHOLE else ORANGE
            mean_tick(axes, runs[sign].to_numpy(), row, colour, "o")
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
