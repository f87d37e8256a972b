"""Parts of every drawing: a sheet, boxes, towers, cells, arrows; places in units of the axes.

A box and a tower take one colour, that of their edge, and are filled with its pale companion.
"""

from collections.abc import Iterator
from itertools import product
from typing import Any, NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, Polygon, Rectangle

from multimodal.plots.style import GREY, PALE, bare

Point = tuple[float, float]
CENTRED: dict[str, Any] = {"ha": "center", "va": "center", "fontsize": 9.5}
HEAD: dict[str, Any] = {"arrowstyle": "-|>", "lw": 1.4, "shrinkA": 0, "shrinkB": 1}
ROUND = "round,pad=0,rounding_size=0.15"


class Box(NamedTuple):
    """Where a box stands, and the middles of its edges, for arrows."""

    centre: Point
    size: Point

    @property
    def left(self) -> Point:
        """The middle of the left edge."""
        return self.centre[0] - self.size[0] / 2, self.centre[1]

    @property
    def right(self) -> Point:
        """The middle of the right edge."""
        return self.centre[0] + self.size[0] / 2, self.centre[1]

    @property
    def above(self) -> Point:
        """The middle of the upper edge."""
        return self.centre[0], self.centre[1] + self.size[1] / 2

    @property
    def below(self) -> Point:
        """The middle of the lower edge."""
        return self.centre[0], self.centre[1] - self.size[1] / 2


def sheet(figure: Figure, width: Point, height: Point) -> Axes:
    """Bare axes over the whole figure; a unit is as long to the right as upwards."""
    axes = bare(figure.add_subplot())
    axes.set(xlim=width, ylim=height, aspect="equal")
    return axes


def write(axes: Axes, place: Point, text: str, **style: Any) -> None:
    """A text with its middle at ``place``."""
    axes.text(*place, text, **CENTRED | style)


def box(
    axes: Axes,
    centre: Point,
    size: Point,
    text: str,
    colour: str,
    *,
    font: float = 9.5,
    fill: str | None = None,
    lw: float = 1.4,
) -> Box:
    """A box with round corners and a text in it."""
    place = Box(centre, size)
    corner, fill = (place.left[0], place.below[1]), fill or PALE[colour]
    axes.add_patch(FancyBboxPatch(corner, *size, boxstyle=ROUND, fc=fill, ec=colour, lw=lw))
    write(axes, centre, text, fontsize=font)
    return place


def tower(
    axes: Axes,
    centre: Point,
    size: tuple[float, float, float],
    text: str,
    colour: str,
    font: float = 9.5,
) -> None:
    """A network that narrows or widens: half its width, half its heights at the left and right."""
    (x, y), (half, left, right) = centre, size
    before, after = x - half, x + half
    corners = [(before, y - left), (before, y + left), (after, y + right), (after, y - right)]
    axes.add_patch(Polygon(corners, fc=PALE[colour], ec=colour, lw=1.6, joinstyle="round"))
    write(axes, centre, text, fontsize=font)


def cell(
    axes: Axes, corner: Point, size: Point, fill: str, *, ec: str = "white", lw: float = 0.8
) -> None:
    """A rectangle from its lower left corner: a token, a patch, an entry of a matrix."""
    axes.add_patch(Rectangle(corner, *size, fc=fill, ec=ec, lw=lw))


def raster(corner: Point, step: float, shape: tuple[int, ...]) -> Iterator[tuple[int, int, Point]]:
    """Row, column, lower left corner of each square of a table whose upper left ``corner`` is."""
    for row, column in product(*map(range, shape)):
        yield row, column, (corner[0] + step * column, corner[1] - step * (row + 1))


def arrow(axes: Axes, start: Point, end: Point, colour: str = GREY, **style: Any) -> None:
    """An arrow whose head is at ``end``."""
    axes.annotate("", end, start, arrowprops=HEAD | {"color": colour} | style)


def path(axes: Axes, *points: Point, colour: str = GREY, lw: float = 1.4, ls: str = "-") -> None:
    """A line through the points."""
    axes.plot(*np.transpose(points), color=colour, lw=lw, ls=ls)
