"""Accuracy by number of labels: what an encoder saves its user in labelling."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from multimodal.language import Words, thousands
from multimodal.plots.charts import legend_above, level
from multimodal.plots.runs import mean_curve
from multimodal.plots.style import BLUE, GREEN, GREY, ORANGE, PINK, SKY, in_course_style, subplots

LOOKS = {
    "pixels": (GREY, "D"),
    "untrained": (PINK, "v"),
    "simclr": (BLUE, "o"),
    "simclr_head": (SKY, "P"),
    "simclr_longer": (GREEN, "^"),
    "from_scratch": (ORANGE, "s"),
}
PARTS = ("upright", "moved")


@in_course_style
def label_curves(table: pd.DataFrame, *, chance: float, words: Words) -> Figure:
    """Accuracy by labels, for garments as they are (left) and seen through a view (right).

    Args:
        table: columns ``encoder`` (keys of ``LOOKS``), ``labels``, ``upright``, ``moved``; one row
            per run.
        chance: what guessing reaches.
    """
    figure, panels = subplots(3.6, 1, len(PARTS), sharey=True)
    for axes, part in zip(panels, PARTS, strict=True):
        for name, (colour, marker) in LOOKS.items():
            runs, label = table[table["encoder"] == name], words(name)
            look = {"color": colour, "marker": marker, "ms": 5, "label": label}
            mean_curve(axes, runs, "labels", part, dots=colour, **look)
        level(axes, chance, words("chance"), ls=":")
        axes.set(xscale="log", xlabel=words("number_of_labels"), title=words(part))
        _ticks(axes.xaxis, sorted(table["labels"].unique()), words.language)
    panels[0].set_ylabel(words("accuracy"))
    legend_above(figure, panels[0], 3)
    return figure


def _ticks(axis: object, places: Sequence[int], language: str) -> None:
    number = partial(thousands, language=language)
    axis.set_major_locator(FixedLocator(places))  # type: ignore[attr-defined]
    axis.set_minor_locator(NullLocator())  # type: ignore[attr-defined]
    axis.set_major_formatter(  # type: ignore[attr-defined]
        FuncFormatter(lambda value, _: number(f"{value:,.0f}"))
    )
