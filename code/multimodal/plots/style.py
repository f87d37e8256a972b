"""One look for every figure: palette, sizes, fonts that hold the three languages.

Colours are those of Okabe and Ito, told apart by readers with any common colour blindness. The
panel is white so that a figure reads the same on a light and on a dark page.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from multimodal.text.fonts import register_fonts

P = ParamSpec("P")

BLUE, ORANGE, GREEN = "#0072B2", "#D55E00", "#009E73"
AMBER, PINK, SKY = "#E69F00", "#CC79A7", "#56B4E9"
INK, GREY, MIST = "#222222", "#6B6B6B", "#E3E6EA"
PALE = {BLUE: "#D6E6F2", ORANGE: "#FBE3D6", GREEN: "#D9EFE6", AMBER: "#FBEBC8", GREY: MIST}
"""What fills a part of a drawing whose edge has the colour."""
LANGUAGE_COLOURS = {"en": BLUE, "es": ORANGE, "zh": GREEN}
WIDTH = 7.0


def _settings(families: list[str]) -> dict[str, object]:
    return {
        "font.family": families,
        "font.size": 11,
        "axes.titlesize": 11,
        "axes.labelsize": 11,
        "xtick.labelsize": 10,
        "ytick.labelsize": 10,
        "legend.fontsize": 10,
        "legend.frameon": False,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.edgecolor": GREY,
        "axes.labelcolor": INK,
        "axes.unicode_minus": False,
        "axes.grid": True,
        "axes.axisbelow": True,
        "grid.color": MIST,
        "grid.linewidth": 0.8,
        "text.color": INK,
        "xtick.color": INK,
        "ytick.color": INK,
        "lines.linewidth": 2.0,
        "figure.facecolor": "white",
        "axes.facecolor": "white",
        "savefig.facecolor": "white",
    }


def in_course_style(draw: Callable[P, Figure]) -> Callable[P, Figure]:
    """Run a plotting function under the course's settings, whatever the reader has set."""

    @wraps(draw)
    def styled(*args: P.args, **kwargs: P.kwargs) -> Figure:
        with mpl.rc_context(_settings(list(register_fonts()))):  # type: ignore[arg-type]
            return draw(*args, **kwargs)

    return styled


def subplots(height: float, rows: int = 1, columns: int = 1, **options: Any) -> tuple[Figure, Any]:
    """A figure of the course's width, ``height`` inches high, and its axes; nothing overlaps."""
    figure = Figure(figsize=(WIDTH, height), layout="constrained")
    return figure, figure.subplots(rows, columns, **options)


def bare(axes: Axes) -> Axes:
    """Remove ticks, grid and frame: for pictures and drawings."""
    axes.grid(False)
    axes.set(xticks=[], yticks=[])
    for spine in axes.spines.values():
        spine.set_visible(False)
    return axes
