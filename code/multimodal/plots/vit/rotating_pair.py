"""One pair of numbers of a query and of a key, turned by the place of its token."""

from collections.abc import Sequence
from math import cos, degrees, sin

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Arc, Circle

from multimodal.language import Words
from multimodal.plots.drawing import arrow
from multimodal.plots.style import BLUE, GREY, INK, MIST, ORANGE, bare, in_course_style, subplots

START = {"query": 0.2, "key": 0.9}
"""Angles of the pair before any turn, radians."""
COLOURS = {"query": BLUE, "key": ORANGE}


@in_course_style
def rotating_pair(places: Sequence[tuple[int, int]], rate: float, *, words: Words) -> Figure:
    """A query and a key at several pairs of places; the angle between them follows the offset.

    Args:
        places: (place of the query, place of the key), one panel each.
        rate: the angle that belongs to one step, radians.
    """
    figure, grid = subplots(2.6, 1, len(places))
    for axes, (query, key) in zip(grid, places, strict=True):
        bare(axes).set(xlim=(-1.35, 1.35), ylim=(-1.35, 1.35), aspect="equal")
        axes.add_patch(Circle((0, 0), 1, fill=False, ec=MIST, lw=1.2))
        angles = {"query": START["query"] + query * rate, "key": START["key"] + key * rate}
        for name, angle in angles.items():
            _vector(axes, angle, COLOURS[name], words(f"letter_{name}"))
        _between(axes, *angles.values())
        axes.set_title(words("turned", first=query, second=key), fontsize=10)
    return figure


def _vector(axes: Axes, angle: float, colour: str, letter: str) -> None:
    end = cos(angle), sin(angle)
    arrow(axes, (0, 0), end, colour, lw=2)
    axes.text(1.2 * end[0], 1.2 * end[1], letter, color=colour, ha="center", va="center")


def _between(axes: Axes, start: float, end: float) -> None:
    axes.add_patch(Arc((0, 0), 0.9, 0.9, theta1=degrees(start), theta2=degrees(end), color=GREY))
    middle = (start + end) / 2
    text = f"{degrees(end - start):.0f}°"
    axes.text(0.68 * cos(middle), 0.68 * sin(middle), text, size=9, color=INK, ha="center")
