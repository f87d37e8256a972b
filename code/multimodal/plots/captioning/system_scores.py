"""All captioners side by side: every training is a dot."""

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.figure import Figure

from multimodal.language import Words, thousands
from multimodal.plots.runs import mean_tick
from multimodal.plots.style import BLUE, GREY, in_course_style, subplots


@in_course_style
def system_scores(
    shares: Mapping[str, Sequence[float]], baselines: Sequence[str], *, words: Words
) -> Figure:
    """One line a system from the top down: a dot per training, a stroke at the mean.

    Args:
        shares: system → exact matches of each training, in 0…1, in the order of the figure.
        baselines: those of the systems that are drawn grey.
    """
    figure, axes = subplots(0.8 + 0.33 * len(shares))
    for row, (name, values) in enumerate(shares.items()):
        colour = GREY if name in baselines else BLUE
        mean_tick(axes, 100 * pd.Series(values).to_numpy(), row, colour, "o")
    axes.set_yticks(range(len(shares)), [words(f"system_{name}") for name in shares])
    axes.set(xlabel=words("exact_match"), xlim=(-2, 102))
    axes.invert_yaxis()
    axes.grid(axis="y", visible=False)
    return figure


def system_table(table: pd.DataFrame, order: Sequence[str], *, words: Words) -> pd.DataFrame:
    """What sentences are worth: true, right about the things but not about their places, neither.

    Means; of exact matches also the lowest and the highest training.

    Args:
        table: columns ``system``, ``exact``, ``inventing`` (shares of the sentences, in 0…1),
            ``parameters``, ``seconds``; one row per training.
        order: of the systems, from the top down.
    """
    heads = ("system", "exact", "misplaced", "inventing", "size", "time")
    rows = []
    for name in order:
        runs = table[table["system"] == name]
        exact, inventing = runs["exact"], 100 * runs["inventing"].mean()
        size, time = runs["parameters"].iloc[0], runs["seconds"].mean()
        rows.append(
            (
                words(f"system_{name}"),
                _range(exact),
                f"{max(0.0, 100 - 100 * exact.mean() - inventing):.1f}",
                f"{inventing:.1f}",
                thousands(f"{size:,.0f}", words.language) if size else "–",
                f"{time:.0f}" if time else "–",
            )
        )
    return pd.DataFrame(rows, columns=[words(f"head_{name}") for name in heads])


def _range(values: pd.Series) -> str:
    mean, low, high = (100 * value for value in (values.mean(), values.min(), values.max()))
    return f"{mean:.1f}" if len(values) == 1 else f"{mean:.1f} ({low:.1f}–{high:.1f})"
