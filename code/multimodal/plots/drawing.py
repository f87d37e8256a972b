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

from multimodal.plots.style import GREY, PALE, bare, subplots

Point = tuple[float, float]
CENTRED: dict[str, Any] = {"ha": "center", "va": "center", "fontsize": 9.5}
HEAD: dict[str, Any] = {"arrowstyle": "-|>", "lw": 1.4, "shrinkA": 0, "shrinkB": 1}
EDGES = ((-1, 0), (1, 0), (0, 1), (0, -1))
ROUND = "round,pad=0,rounding_size=0.15"


class Box(NamedTuple):
    """The middles of the edges of a box, for arrows."""

    left: Point
    right: Point
    above: Point
    below: Point


def sheet(height: float, across: Point, upwards: Point) -> tuple[Figure, Axes]:
    """A figure, ``height`` inches high, with bare axes of equal units between these limits."""
    figure, axes = subplots(height)
    bare(axes).set(xlim=across, ylim=upwards, aspect="equal")
    return figure, axes


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
    (x, y), (width, height) = centre, size
    box = Box(*((x + i * width / 2, y + j * height / 2) for i, j in EDGES))
    corner, fill = (box.left[0], box.below[1]), fill or PALE[colour]
    axes.add_patch(FancyBboxPatch(corner, width, height, boxstyle=ROUND, fc=fill, ec=colour, lw=lw))
    write(axes, centre, text, fontsize=font)
    return box


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
