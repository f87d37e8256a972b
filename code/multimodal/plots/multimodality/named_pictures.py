"""Pictures, each beside the names that a model ranks first."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.style import GREEN, INK, bare, in_course_style, subplots

LONGEST = 23
"""letters of a name that fit beside a picture"""


class Line(NamedTuple):
    """One name for a picture."""

    place: int
    """in the ranking, 1 is best"""
    name: str
    right: bool
    """whether it is the picture's own"""


class Ranked(NamedTuple):
    """A picture and some names for it."""

    picture: Tensor
    """(3, H, W) uint8"""
    lines: Mapping[str, Sequence[Line]]
    """language → names, best first"""


@in_course_style
def named_pictures(ranked: Sequence[Ranked], *, words: Words, across: int = 3) -> Figure:
    """The names stand under one another with their places; the right one is green and bold.

    Args:
        ranked: pictures with their names, ``across`` in a row.
    """
    rows = -(-len(ranked) // across)
    options = {"squeeze": False, "width_ratios": [1, 1.6] * across}
    figure, grid = subplots(1.35 * rows, rows, 2 * across, **options)
    for axes in grid.flat:
        bare(axes)
    for place, one in enumerate(ranked):
        row, column = divmod(place, across)
        picture, names = grid[row, 2 * column], grid[row, 2 * column + 1]
        picture.imshow(one.picture.permute(1, 2, 0).cpu().numpy())
        for number, line in enumerate(one.lines[words.data_language]):
            _write(names, 0.9 - 0.2 * number, line)
    return figure


def _write(axes: Axes, height: float, line: Line) -> None:
    colour, weight = (GREEN, "bold") if line.right else (INK, "normal")
    style: dict[str, Any] = {"va": "center", "fontsize": 9, "color": colour, "fontweight": weight}
    axes.text(0.13, height, str(line.place), ha="right", **style)
    axes.text(0.18, height, _short(line.name), **style)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"
