"""What charts share: a legend above them, a dashed level, shares as percent."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from multimodal.plots.style import GREY


def legend_above(figure: Figure, axes: Axes, columns: int) -> None:
    """One legend for the whole figure, with the names given in ``axes``."""
    entries = axes.get_legend_handles_labels()
    figure.legend(*entries, loc="outside upper center", ncols=columns)


def level(axes: Axes, height: float, label: str | None = None, ls: str = "--") -> None:
    """What guessing, or doing nothing, reaches: a broken line across."""
    axes.axhline(height, color=GREY, ls=ls, lw=1.2, label=label)


def named_level(axes: Axes, height: float, text: str, side: str) -> None:
    """A level with its name at the right, above the line (``side`` "bottom") or below ("top")."""
    level(axes, height)
    shift = (0, 3 if side == "bottom" else -3)
    edge, points = ("axes fraction", "data"), "offset points"
    axes.annotate(text, (1, height), shift, edge, points, ha="right", va=side, color=GREY)


def percent_ticks(axes: Axes, shares: Sequence[float]) -> None:
    """Ticks of the horizontal axis at these shares, in percent."""
    axes.set_xticks(shares, [f"{100 * share:.0f} %" for share in shares])
