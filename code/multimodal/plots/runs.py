"""A mean with its seeds: what is compared is the mean, and every run is a dot beside it."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from multimodal.plots.style import INK


def mean_bars(
    axes: Axes,
    places: np.ndarray,
    runs: pd.DataFrame,
    *,
    colour: str,
    label: str,
    width: float = 0.36,
) -> None:
    """A bar per column at the mean of the runs, which are the rows."""
    axes.bar(places, runs.mean(), width, color=colour, alpha=0.85, label=label)
    for place, column in zip(places, runs, strict=True):
        axes.scatter([place] * len(runs), runs[column], s=14, color=INK, zorder=3)


def mean_curve(
    axes: Axes, runs: pd.DataFrame, x: str, y: str, *, dots: str = INK, **line: Any
) -> pd.Series:
    """The curve of the means of ``y`` per ``x``.

    Args:
        axes: where.
        runs: one row per run and place.
        x: column of the places.
        y: column of the values.
        dots: colour of the runs.
        line: colour, label, … of the curve.

    Returns:
        The means, by place.
    """
    mean = runs.groupby(x)[y].mean()
    axes.plot(mean.index, mean, **line)
    axes.scatter(runs[x], runs[y], s=14, color=dots, zorder=3)
    return mean


def mean_tick(axes: Axes, values: np.ndarray, height: float, colour: str, marker: str) -> None:
    """Runs as dots on one line of a lying chart, their mean as an upright stroke."""
    axes.scatter(values, np.full(len(values), height), s=26, color=colour, marker=marker, zorder=3)
    axes.plot([values.mean()] * 2, [height - 0.13, height + 0.13], color=colour, lw=2.4)
