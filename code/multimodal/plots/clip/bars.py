"""Bars: binding tests, and the probabilities that a model gives to prompts."""

from collections.abc import Mapping, Sequence
from textwrap import wrap

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.style import (
    BLUE,
    GREY,
    INK,
    LANGUAGE_COLOURS,
    ORANGE,
    bare,
    canvas,
    in_course_style,
)

TESTS = {"recall_at_1": "recall_at_1", "replace": "replace_test", "swap": "swap_test"}
TOWERS = {"clip": BLUE, "bag_of_words": ORANGE}
NAMES = {"clip": "transformer", "bag_of_words": "bag_of_words"}


@in_course_style
def binding_bars(table: pd.DataFrame, *, words: Words) -> Figure:
    """Three tests, two text encoders: mean over seeds, every seed as a dot.

    Args:
        table: of the study ``scenes``: columns ``variant`` (``clip`` reads order, ``bag_of_words``
            does not), ``recall_at_1``, ``replace`` and ``swap``, one row per run.
    """
    figure = canvas(3.4)
    axes = figure.subplots()
    for offset, (variant, colour) in zip((-0.19, 0.19), TOWERS.items(), strict=True):
        runs = table[table["variant"] == variant][list(TESTS)]
        places = np.arange(len(TESTS)) + offset
        axes.bar(places, runs.mean(), 0.36, color=colour, alpha=0.85, label=words(NAMES[variant]))
        for place, test in zip(places, TESTS, strict=True):
            axes.scatter([place] * len(runs), runs[test], s=14, color=INK, zorder=3)
    ends = [0.55, len(TESTS) - 0.45]
    axes.plot(ends, [0.5, 0.5], color=GREY, ls="--", lw=1.4, label=words("chance"))
    axes.set(ylabel=words("share_right"), ylim=(0, 1.05), xticks=range(len(TESTS)))
    axes.set_xticklabels([words(name) for name in TESTS.values()])
    axes.grid(axis="x", visible=False)
    figure.legend(*axes.get_legend_handles_labels(), loc="outside upper center", ncols=3)
    return figure


@in_course_style
def zero_shot_bars(
    pictures: Sequence[Tensor],
    prompts: Sequence[str] | Mapping[str, Sequence[str]],
    probabilities: Tensor,
    *,
    words: Words,
) -> Figure:
    """Each picture with the probabilities of its prompts.

    Args:
        pictures: P pictures (3, H, W) uint8.
        prompts: C labels, or language → C labels (the figure's language is shown).
        probabilities: (P, C), rows sum to 1; or a mapping's language is chosen by the caller.
    """
    labels = prompts[words.data_language] if isinstance(prompts, Mapping) else prompts
    figure = canvas(0.4 + len(pictures) * max(1.5, 0.27 * len(labels)))
    grid = figure.subplots(len(pictures), 2, squeeze=False, width_ratios=[1, 2.4])
    for row, picture, values in zip(grid, pictures, probabilities, strict=True):
        bare(row[0]).imshow(picture.permute(1, 2, 0).cpu().numpy())
        _probability_bars(row[1], labels, values, LANGUAGE_COLOURS[words.data_language])
    for axes in grid[:-1, 1]:
        axes.tick_params(labelbottom=False)
    grid[-1][1].set_xlabel(words("probability"))
    return figure


def _probability_bars(axes: Axes, labels: Sequence[str], values: Tensor, colour: str) -> None:
    places = range(len(labels))
    axes.barh(places, values.tolist(), color=colour, alpha=0.85)
    axes.set(yticks=places, xlim=(0, 1.0))
    axes.set_yticklabels(["\n".join(wrap(label, 26)) for label in labels], fontsize=9.5)
    axes.invert_yaxis()
    axes.grid(axis="y", visible=False)
