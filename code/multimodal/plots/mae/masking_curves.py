"""Curves of the chapter on masked autoencoders: error and cost by ratio, transfer by budget."""

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from multimodal.language import Words
from multimodal.plots.charts import legend_above, level, percent_ticks
from multimodal.plots.runs import mean_curve
from multimodal.plots.style import AMBER, BLUE, GREEN, GREY, ORANGE, in_course_style, subplots

RIVALS = {"average_garment": GREY, "interpolated": AMBER, "reconstructed": BLUE}
MEASURES = {"probe": GREEN, "tuned_500": BLUE, "tuned_2000": ORANGE}


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
def budget_curves(table: pd.DataFrame, *, words: Words) -> Figure:
    """Linear probe and fine-tuning over the steps of pretraining; every seed is a dot.

    Args:
        table: of the study ``mae``: rows of the variant ``budget`` with the columns ``steps``,
            ``seed``, ``probe``, ``tuned_500``, ``tuned_2000``.
    """
    rows = table[table["variant"] == "budget"]
    figure, (left, right) = subplots(3.3, 1, 2, sharey=True)
    _measure(left, rows, "probe", words)
    for name in ("tuned_500", "tuned_2000"):
        _measure(right, rows, name, words)
    left.set(ylabel=words("accuracy"), title=words("frozen"))
    right.set(title=words("tuned"))
    right.legend(loc="upper left")
    return figure


def _measure(axes: Axes, rows: pd.DataFrame, name: str, words: Words) -> None:
    budgets = sorted(rows["steps"].unique())
    placed = rows.assign(place=rows["steps"].map(budgets.index))
    colour = MEASURES[name]
    means = mean_curve(axes, placed, "place", name, dots=colour, color=colour, label=words(name))
    level(axes, means[0])
    axes.set_xticks(range(len(budgets)), [str(steps) for steps in budgets])
    axes.set_xlabel(words("pretraining_steps"))
