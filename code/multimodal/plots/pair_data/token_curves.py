"""How many tokens the same sentences cost, by language, and by size and texts of the vocabulary."""

from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure

from multimodal.language import Words
from multimodal.plots.charts import legend_above
from multimodal.plots.style import LANGUAGE_COLOURS, in_course_style, subplots


@in_course_style
def token_curves(costs: Mapping[str, pd.DataFrame], *, words: Words) -> Figure:
    """A panel per kind of training text, a curve per language.

    Args:
        costs: key of the catalogue → tokens a sentence, a row per size of the vocabulary, a column
            per language.
    """
    figure, grid = subplots(2.9, 1, len(costs), sharey=True, squeeze=False)
    for axes, (key, table) in zip(grid[0], costs.items(), strict=True):
        for code in table:
            colour, label = LANGUAGE_COLOURS[code], words(f"in_{code}")
            axes.plot(table.index, table[code], marker="o", color=colour, label=label)
        axes.set(title=words(key), xlabel=words("entries"), xscale="log", ylim=(0, None))
        axes.set_xticks(table.index, [str(size) for size in table.index])
        axes.minorticks_off()
    grid[0][0].set_ylabel(words("tokens_a_sentence"))
    legend_above(figure, grid[0][0], 3)
    return figure
