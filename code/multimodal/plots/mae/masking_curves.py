"""Curves of the chapter on masked autoencoders: error and cost by ratio, transfer by budget."""

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.figure import Figure

from multimodal.language import Words, thousands
from multimodal.plots.charts import legend_above, level, percent_ticks
from multimodal.plots.drawing import write
from multimodal.plots.runs import mean_curve
from multimodal.plots.style import AMBER, BLUE, GREEN, GREY, ORANGE, in_course_style, subplots

RIVALS = {"average_garment": GREY, "interpolated": AMBER, "reconstructed": BLUE}
READINGS = {"regions": BLUE, "mean": GREEN, "class": ORANGE}
LEVELS = {"pixels": "--", "neighbours": ":"}


@in_course_style
def error_by_ratio(
    ratios: Sequence[float], errors: Mapping[str, Sequence[float]], *, words: Words
) -> Figure:
    """Mean squared error over hidden pixels, one curve per way of guessing.

    Args:
        ratios: shares of hidden patches.
        errors: ``average_garment``, ``interpolated``, ``reconstructed`` → error per ratio.
    """
    figure, axes = subplots(3.1)
    for name, values in errors.items():
        axes.plot(ratios, values, color=RIVALS[name], marker="o", ms=4, label=words(name))
    axes.set(xlabel=words("ratio"), ylabel=words("error_hidden"), ylim=(0, None))
    percent_ticks(axes, ratios)
    legend_above(figure, axes, 3)
    return figure


@in_course_style
def cost_by_ratio(
    ratios: Sequence[float],
    counted: Sequence[float],
    measured: Sequence[float],
    *,
    words: Words,
) -> Figure:
    """What the encoder costs at each ratio, as a share of what it costs when it sees everything.

    Args:
        ratios: shares of hidden patches, 0 first.
        counted: multiplications by the formula, relative to ratio 0.
        measured: seconds, relative to ratio 0.
    """
    figure, axes = subplots(2.9)
    axes.plot(ratios, counted, color=BLUE, marker="o", ms=4, label=words("counted"))
    axes.plot(ratios, measured, color=ORANGE, marker="s", ms=4, ls="--", label=words("measured"))
    axes.set(xlabel=words("ratio"), ylabel=words("relative_cost"), ylim=(0, 1.1))
    percent_ticks(axes, ratios)
    axes.legend()
    return figure


@in_course_style
def budget_curves(table: pd.DataFrame, *, chance: float, words: Words) -> Figure:
    """Linear probes over the steps of pretraining, read in three ways; every seed is a dot.

    Args:
        table: ``read`` (``regions``, ``mean``, ``class``, and the levels ``pixels`` and
            ``neighbours``), ``steps``, ``accuracy``, one row per run.
        chance: what guessing reaches.
    """
    figure, axes = subplots(3.6)
    curves = table[table["read"].isin(READINGS)]
    budgets = sorted(curves["steps"].unique())
    placed = curves.assign(place=curves["steps"].map(budgets.index))
    for name, colour in READINGS.items():
        runs, label = placed[placed["read"] == name], words(f"read_{name}")
        mean_curve(axes, runs, "place", "accuracy", dots=colour, color=colour, label=label)
    for name, dash in LEVELS.items():
        height = table.loc[table["read"] == name, "accuracy"].mean()
        level(axes, height, words(f"level_{name}"), ls=dash)
    axes.set_xticks(
        range(len(budgets)), [thousands(f"{steps:,}", words.language) for steps in budgets]
    )
    axes.set(xlabel=words("pretraining_steps"), ylabel=words("accuracy"))
    guess = words("chance_is", chance=f"{100 * chance:.0f}")
    write(axes, (0.99, 0.05), guess, color=GREY, ha="right", transform=axes.transAxes)
    legend_above(figure, axes, 3)
    return figure
