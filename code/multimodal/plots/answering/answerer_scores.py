"""All answerers side by side: every training is a dot, and a table by kind of question."""

from collections.abc import Sequence

import pandas as pd
from matplotlib.figure import Figure

from multimodal.language import Words, thousands
from multimodal.plots.runs import mean_tick
from multimodal.plots.style import BLUE, GREY, in_course_style, subplots


@in_course_style
def answerer_scores(
    table: pd.DataFrame, order: Sequence[str], baselines: Sequence[str], *, words: Words
) -> Figure:
    """One line a system from the top down: a dot per training, a stroke at the mean.

    Args:
        table: columns ``system`` and ``accuracy`` in 0…1, one row per training.
        order: of the systems.
        baselines: those of the systems that are drawn grey.
    """
    figure, axes = subplots(0.8 + 0.3 * len(order))
    for row, name in enumerate(order):
        shares = 100 * table.loc[table["system"] == name, "accuracy"].to_numpy()
        mean_tick(axes, shares, row, GREY if name in baselines else BLUE, "o")
    axes.set_yticks(range(len(order)), [words(f"system_{name}") for name in order])
    axes.set(xlabel=words("accuracy"), xlim=(-2, 102))
    axes.invert_yaxis()
    axes.grid(axis="y", visible=False)
    return figure


def answerer_table(
    table: pd.DataFrame, order: Sequence[str], columns: Sequence[str], *, words: Words
) -> pd.DataFrame:
    """Percent of right answers, means over the trainings; of all questions also the range.

    Args:
        table: columns ``system``, ``accuracy`` and ``columns``, shares in 0…1 (or nothing).
        order: of the systems, from the top down.
        columns: kinds of questions and other parts of the test.
    """
    rows = []
    for name in order:
        runs = table[table["system"] == name]
        parts = [_percent(runs[column].mean()) for column in columns]
        rows.append((words(f"system_{name}"), _range(runs["accuracy"]), *parts))
    heads = [words("head_system"), words("head_all"), *(words(f"head_{name}") for name in columns)]
    return pd.DataFrame(rows, columns=heads)


def cost_table(table: pd.DataFrame, order: Sequence[str], *, words: Words) -> pd.DataFrame:
    """What each system is made of and costs: steps, parameters, seconds of one training.

    Args:
        table: columns ``system``, ``steps``, ``parameters``, ``seconds``.
        order: of the systems, from the top down.
    """
    rows = []
    for name in order:
        runs = table[table["system"] == name]
        numbers = (runs["steps"].iloc[0], runs["parameters"].iloc[0], runs["seconds"].mean())
        said = [thousands(f"{number:,.0f}", words.language) for number in numbers]
        rows.append((words(f"system_{name}"), *said))
    heads = ("system", "steps", "size", "time")
    return pd.DataFrame(rows, columns=[words(f"head_{name}") for name in heads])


def _percent(share: float) -> str:
    return "–" if pd.isna(share) else f"{100 * share:.0f}"


def _range(values: pd.Series) -> str:
    mean, low, high = (100 * value for value in (values.mean(), values.min(), values.max()))
    return f"{mean:.1f}" if len(values) == 1 else f"{mean:.1f} ({low:.1f}–{high:.1f})"
