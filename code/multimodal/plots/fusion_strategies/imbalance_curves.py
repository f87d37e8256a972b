"""What either of two opinions and their sum get right as they learn, with and without a remedy."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from multimodal.data.controlled.known_task import BayesRates
from multimodal.language import Words
from multimodal.plots.runs import mean_curve
from multimodal.plots.style import AMBER, BLUE, GREEN, in_course_style, subplots

OPTIMISERS = ("sgd", "adamw")
REMEDIES = ("plain", "ogm", "ogm_ge", "dropout")
SENSES = {"first": BLUE, "second": AMBER}
CURVES = {**SENSES, "accuracy": GREEN}
WORDS = {"first": "opinion_first", "second": "opinion_second", "accuracy": "opinion_sum"}


@in_course_style
def imbalance_curves(table: pd.DataFrame, possible: BayesRates, *, words: Words) -> Figure:
    """A row an optimiser, a panel a remedy; broken lines at what either sense could reach.

    Args:
        table: columns ``condition`` (optimiser), ``variant`` (remedy), ``step``, and ``first``,
            ``second`` and ``accuracy``, shares in 0…1 that either opinion and their sum get right;
            a row for each look of each training.
        possible: the best accuracies.
    """
    figure, grid = subplots(4.6, len(OPTIMISERS), len(REMEDIES), sharex=True, sharey=True)
    for line, optimiser in zip(grid, OPTIMISERS, strict=True):
        for axes, remedy in zip(line, REMEDIES, strict=True):
            chosen = (table["condition"] == optimiser) & (table["variant"] == remedy)
            _panel(axes, table[chosen], possible, words)
        line[0].set_ylabel(words(f"optimiser_{optimiser}"))
    for axes, remedy in zip(grid[0], REMEDIES, strict=True):
        axes.set_title(words(f"remedy_{remedy}"), fontsize=10)
    for axes in grid[-1]:
        axes.set_xlabel(words("steps"))
    entries = grid[0][0].get_legend_handles_labels()
    figure.legend(*entries, loc="outside upper center", ncols=len(CURVES))
    return figure


def _panel(axes: Axes, looks: pd.DataFrame, possible: BayesRates, words: Words) -> None:
    percent = looks.assign(**{name: 100 * looks[name] for name in CURVES})
    for name, colour in CURVES.items():
        label = words(WORDS[name])
        if len(percent):
            mean_curve(axes, percent, "step", name, dots=colour, color=colour, label=label)
    for name, colour in SENSES.items():
        axes.axhline(100 * getattr(possible, name), color=colour, ls="--", lw=1.2)
    axes.set_ylim(45, 102)
