"""What a filter keeps of right and of wrong pairs, by language and by the tower that reads."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from multimodal.language import Words
from multimodal.plots.charts import legend_above
from multimodal.plots.runs import mean_bars
from multimodal.plots.style import BLUE, ORANGE, in_course_style, subplots

COLOURS = {"minilm": ORANGE, "e5": BLUE}
WIDTH = 0.36


@in_course_style
def kept_bars(
    right: Mapping[str, pd.DataFrame], wrong: Mapping[str, pd.DataFrame], *, words: Words
) -> Figure:
    """Two panels, bars per language, a dot per run.

    Args:
        right: ``minilm``, ``e5`` → shares of right pairs kept, a column per language, a row per
            run.
        wrong: the same of wrong pairs.
    """
    figure, grid = subplots(3.0, 1, 2, sharey=True)
    for axes, head, parts in zip(grid, ("right_kept", "wrong_kept"), (right, wrong), strict=True):
        for place, (tower, runs) in enumerate(parts.items()):
            spots = np.arange(runs.shape[1]) + (place - 0.5) * WIDTH
            colour, label = COLOURS[tower], words(tower)
            mean_bars(axes, spots, 100 * runs, colour=colour, label=label, width=WIDTH)
        axes.set_xticks(range(runs.shape[1]), [words(f"in_{code}") for code in runs])
        axes.set_title(words(head))
        axes.grid(axis="x", visible=False)
    grid[0].set_ylabel(words("percent_kept"))
    legend_above(figure, grid[0], 2)
    return figure
