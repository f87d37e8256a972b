"""All strategies on all tasks: every training is a dot; tables of what is right and what it costs.

Rows of one task: ``strategy`` and ``accuracy``, among them ``best_both``, what is possible.
"""

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from multimodal.language import Words, thousands
from multimodal.plots.charts import percent_ticks
from multimodal.plots.runs import mean_tick
from multimodal.plots.style import BLUE, GREEN, GREY, INK, ORANGE, in_course_style, subplots

BASELINES = ("chance", "first", "second")
LATE = (
    *("mean_probabilities", "mean_log_probabilities", "mean_logits", "product_of_experts"),
    "additive",
)
BEST = "best_both"
ACROSS = 4


def colour_of(strategy: str) -> str:
    """Grey for baselines, orange for sums of opinions, blue for all that can mix."""
    if strategy in BASELINES:
        return GREY
    return ORANGE if strategy in LATE else BLUE


@in_course_style
def strategy_scores(
    table: pd.DataFrame, tasks: Sequence[str], order: Sequence[str], *, words: Words
) -> Figure:
    """A panel a task, a line a strategy; a broken line across at what is possible.

    Args:
        table: columns ``task``, ``strategy``, ``accuracy`` in 0…1; a row for each training.
        tasks: panels, in rows of four.
        order: of the strategies, from the top down.
    """
    rows = -(-len(tasks) // ACROSS)
    height = (0.9 + 0.2 * len(order)) * rows
    figure, grid = subplots(height, rows, ACROSS, sharey=True, squeeze=False)
    for axes in grid.flat[len(tasks) :]:
        axes.set_visible(False)
    for axes, task in zip(grid.flat, tasks, strict=False):
        _panel(axes, table[table["task"] == task], order)
        axes.set_title(words(f"task_{task}"), fontsize=9)
    for line in grid:
        line[0].set_yticks(range(len(order)), [words(f"strategy_{name}") for name in order])
        line[0].tick_params(axis="y", labelsize=9)
    grid[0][0].invert_yaxis()
    return figure


def _panel(axes: Axes, table: pd.DataFrame, order: Sequence[str]) -> None:
    for row, name in enumerate(order):
        shares = table.loc[table["strategy"] == name, "accuracy"].to_numpy()
        if len(shares):
            mean_tick(axes, shares, row, colour_of(name), "o")
    best = float(table.loc[table["strategy"] == BEST, "accuracy"].iloc[0])
    axes.axvline(best, color=GREEN, ls="--", lw=1.4)
    lowest = table.loc[table["strategy"] == "chance", "accuracy"].min()
    axes.set_xlim(lowest - 0.04, 1.03)
    percent_ticks(axes, [share for share in (0.25, 0.5, 0.75, 1.0) if share >= lowest - 0.01])
    axes.tick_params(axis="x", labelsize=9)
    axes.grid(axis="y", color=INK, alpha=0.08)


def strategy_table(
    table: pd.DataFrame, tasks: Sequence[str], order: Sequence[str], *, words: Words
) -> pd.DataFrame:
    """Percent of right answers by task: means, with the range where there are several trainings."""
    rows = []
    for name in order:
        here = table[table["strategy"] == name]
        shares = [_range(here.loc[here["task"] == task, "accuracy"]) for task in tasks]
        rows.append((words(f"strategy_{name}"), *shares))
    heads = [words("head_strategy"), *(words(f"task_{task}") for task in tasks)]
    return pd.DataFrame(rows, columns=heads)


def cost_table(table: pd.DataFrame, order: Sequence[str], *, words: Words) -> pd.DataFrame:
    """Parameters and seconds of one training, means over the tasks."""
    rows = []
    for name in order:
        here = table[table["strategy"] == name]
        numbers = (f"{here['parameters'].mean():,.0f}", f"{here['seconds'].mean():.1f}")
        said = [thousands(number, words.language) for number in numbers]
        rows.append((words(f"strategy_{name}"), *said))
    heads = ("strategy", "size", "time")
    return pd.DataFrame(rows, columns=[words(f"head_{name}") for name in heads])


def _range(values: pd.Series) -> str:
    if not len(values):
        return "–"
    mean, low, high = (100 * value for value in (values.mean(), values.min(), values.max()))
    return f"{mean:.1f}" if len(values) == 1 else f"{mean:.1f} ({low:.1f}–{high:.1f})"
