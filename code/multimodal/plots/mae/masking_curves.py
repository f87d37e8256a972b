"""Curves of the chapter on masked autoencoders: error and cost by ratio, transfer by budget."""

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from multimodal.language import Words
from multimodal.plots.style import (
    AMBER,
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    PINK,
    canvas,
    in_course_style,
)

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
    figure = canvas(3.1)
    axes = figure.subplots()
    for name, values in errors.items():
        axes.plot(ratios, values, color=RIVALS[name], marker="o", ms=4, label=words(name))
    axes.set(xlabel=words("ratio"), ylabel=words("error_hidden"), ylim=(0, None))
    axes.set_xticks(ratios, [f"{100 * ratio:.0f} %" for ratio in ratios])
    figure.legend(*axes.get_legend_handles_labels(), loc="outside upper center", ncols=3)
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
    figure = canvas(2.9)
    axes = figure.subplots()
    axes.plot(ratios, counted, color=BLUE, marker="o", ms=4, label=words("counted"))
    axes.plot(ratios, measured, color=ORANGE, marker="s", ms=4, ls="--", label=words("measured"))
    axes.set(xlabel=words("ratio"), ylabel=words("relative_cost"), ylim=(0, 1.1))
    axes.set_xticks(ratios, [f"{100 * ratio:.0f} %" for ratio in ratios])
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
    figure = canvas(3.3)
    left, right = figure.subplots(1, 2, sharey=True)
    _measure(left, rows, "probe", words)
    for name in ("tuned_500", "tuned_2000"):
        _measure(right, rows, name, words)
    left.set(ylabel=words("accuracy"), title=words("frozen"))
    right.set(title=words("tuned"))
    right.legend(loc="upper left")
    return figure


def _measure(axes: Axes, rows: pd.DataFrame, name: str, words: Words) -> None:
    budgets = sorted(rows["steps"].unique())
    places = {steps: place for place, steps in enumerate(budgets)}
    means = rows.groupby("steps")[name].mean()
    axes.plot(range(len(budgets)), means[budgets], color=MEASURES[name], label=words(name))
    axes.scatter(rows["steps"].map(places), rows[name], s=16, color=MEASURES[name], zorder=3)
    axes.axhline(means[0], color=GREY, ls="--", lw=1.2)
    axes.set_xticks(range(len(budgets)), [str(steps) for steps in budgets])
    axes.set_xlabel(words("pretraining_steps"))


@in_course_style
def loss_curves(losses: Mapping[str, Sequence[float]], *, words: Words) -> Figure:
    """Loss per step, one panel per target, because their units differ.

    Args:
        losses: ``pixels``, ``normalised`` → loss per step.
    """
    figure = canvas(2.7)
    panels = figure.subplots(1, len(losses), squeeze=False)[0]
    for axes, (name, values), colour in zip(panels, losses.items(), (BLUE, PINK), strict=False):
        axes.plot(range(1, len(values) + 1), values, color=colour, lw=1)
        axes.set(xlabel=words("step"), title=words(name), ylim=(0, None))
    panels[0].set_ylabel(words("loss"))
    return figure
