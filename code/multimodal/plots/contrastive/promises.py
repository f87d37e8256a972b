"""What a split promises, and what the model does on pictures that are truly new."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from matplotlib.figure import Figure

from multimodal.language import Words
from multimodal.plots.charts import legend_above, level
from multimodal.plots.style import BLUE, ORANGE, in_course_style, subplots


class Promise(NamedTuple):
    """Recall@1 of one training."""

    split: str
    """``caption`` or ``image``"""
    held_out: float
    """on what the split held out"""
    new: float
    """on pictures that no training has seen"""


@in_course_style
def promises(results: Sequence[Promise], *, chance: float, words: Words) -> Figure:
    """Per split, two bars: what was measured on held-out data, and what new pictures say."""
    figure, axes = subplots(3.1)
    places = np.arange(len(results))
    for shift, name, colour in ((-0.19, "held_out", ORANGE), (0.19, "new", BLUE)):
        heights = [getattr(result, name) for result in results]
        axes.bar(places + shift, heights, 0.36, color=colour, label=words(name))
        for place, height in zip(places + shift, heights, strict=True):
            axes.text(place, height + 0.015, f"{height:.2f}", ha="center", fontsize=9.5)
    level(axes, chance, words("chance"))
    axes.set_xticks(places, [words(f"by_{result.split}") for result in results])
    axes.set(ylabel="Recall@1", ylim=(0, 1.08))
    axes.grid(axis="x", visible=False)
    legend_above(figure, axes, 3)
    return figure
