"""Reading a figure: which test reads which function, and what its axes show."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, Polygon, Rectangle
from matplotlib.text import Annotation, Text

Point = tuple[float, float]


class Example(NamedTuple):
    """One call of a function that draws, and the catalogue of its words."""

    topic: str
    draw: partial


def shows(topic: str, draw: Callable, *arguments: object, **options: object) -> Callable:
    """The test reads what ``draw`` makes of this: it asks for ``shown`` and ``words``."""

    def mark(test: Callable) -> Callable:
        test.example = Example(topic, partial(draw, *arguments, **options))
        return test

    return mark


def hue(colour: Any) -> str:
    """A colour as the palette writes it."""
    return to_hex(colour).upper()


def near(point: Any) -> Point:
    """A place without the last digits of floating-point numbers."""
    x, y = point
    return round(float(x), 6), round(float(y), 6)


def lines(axes: Axes) -> dict[str, Any]:
    """Label → line, of those that have one."""
    return {line.get_label(): line for line in axes.lines if line.get_label()[0] != "_"}


def points(line: Any) -> list[Point]:
    """The places through which a line runs, in its order."""
    return [near(place) for place in zip(*line.get_data(), strict=True)]


def dots(axes: Axes) -> dict[str, list[Point]]:
    """Colour → places of all dots, sorted."""
    found: dict[str, list[Point]] = {}
    for collection in axes.collections:
        colour = hue(collection.get_facecolor()[0])
        found.setdefault(colour, []).extend(near(place) for place in collection.get_offsets())
    return {colour: sorted(places) for colour, places in found.items()}


def bars(axes: Axes) -> dict[str, tuple[str, list[Point]]]:
    """Label → colour of the bars, and (middle, height) of each."""
    return {
        group.get_label(): (
            hue(group[0].get_facecolor()),
            [near((bar.get_x() + bar.get_width() / 2, bar.get_height())) for bar in group],
        )
        for group in axes.containers
    }


def levels(axes: Axes) -> list[float]:
    """Heights of the lines that run from side to side."""
    return [
        line.get_ydata()[0]
        for line in axes.lines
        if line.get_transform() == axes.get_yaxis_transform(which="grid")
    ]


def grids(axes: Axes) -> str:
    """The axes whose grid is shown: ``"x"``, ``"y"``, ``"xy"`` or nothing."""
    shown = {"x": axes.get_xgridlines(), "y": axes.get_ygridlines()}
    return "".join(name for name, each in shown.items() if any(one.get_visible() for one in each))


def legend(owner: Figure | Axes) -> dict[str, str]:
    """Label → colour, as the legend shows them, in its order."""
    found = owner.legends[0] if isinstance(owner, Figure) else owner.get_legend()
    return {
        text.get_text(): hue(_colour(handle))
        for text, handle in zip(found.get_texts(), found.legend_handles, strict=True)
    }


def _colour(handle: Any) -> Any:
    return handle.get_color() if hasattr(handle, "get_color") else handle.get_facecolor()


def texts(axes: Axes) -> dict[str, list[Point]]:
    """What is written inside → where, in the order of writing."""
    found: dict[str, list[Point]] = {}
    for text in axes.texts:
        if text.get_text():
            found.setdefault(text.get_text(), []).append(near(text.get_position()))
    return found


def written(axes: Axes, content: str) -> Text:
    """The text with this content."""
    return next(text for text in axes.texts if text.get_text() == content)


def arrows(axes: Axes) -> Iterator[tuple[Point, Point, str]]:
    """Start, end and colour of each arrow."""
    for text in axes.texts:
        if isinstance(text, Annotation) and text.arrow_patch is not None:
            yield near(text.xyann), near(text.xy), hue(text.arrow_patch.get_edgecolor())


def cells(axes: Axes) -> list[tuple[Point, str, str]]:
    """Lower left corner, fill and edge of each rectangle."""
    return [
        (near(patch.get_xy()), _fill(patch), hue(patch.get_edgecolor()))
        for patch in axes.patches
        if isinstance(patch, Rectangle)
    ]


def sizes(axes: Axes) -> dict[Point, Point]:
    """Lower left corner → width and height of each rectangle, of the last one that begins there."""
    return {
        near(patch.get_xy()): near((patch.get_width(), patch.get_height()))
        for patch in axes.patches
        if isinstance(patch, Rectangle)
    }


def limits(axes: Axes) -> tuple[Point, Point]:
    """What the axes span, from left to right and upwards."""
    return near(axes.get_xlim()), near(axes.get_ylim())


def grid(axes: Axes) -> str:
    """The axes, of ``x`` and ``y``, whose places are marked by lines across."""
    return "".join(
        name
        for name, axis in (("x", axes.xaxis), ("y", axes.yaxis))
        if any(tick.gridline.get_visible() for tick in axis.get_major_ticks())
    )


def _fill(patch: Any) -> str:
    return hue(patch.get_facecolor()) if patch.get_facecolor()[3] else "none"


def boxes(axes: Axes) -> dict[tuple[str, Point], str]:
    """What a box says and where its middle is → colour of its edge."""
    found = {}
    for patch in axes.patches:
        if isinstance(patch, FancyBboxPatch):
            x, y = patch.get_x() + patch.get_width() / 2, patch.get_y() + patch.get_height() / 2
            says = next(name for name, places in texts(axes).items() if near((x, y)) in places)
            found[says, near((x, y))] = hue(patch.get_edgecolor())
    return found


def sides(axes: Axes) -> list[tuple[Point, Point]]:
    """The middles of the left and the right edge of each box."""
    return [
        (near((patch.get_x(), middle)), near((patch.get_x() + patch.get_width(), middle)))
        for patch in axes.patches
        if isinstance(patch, FancyBboxPatch)
        for middle in [patch.get_y() + patch.get_height() / 2]
    ]


def polygons(axes: Axes) -> list[tuple[list[Point], str]]:
    """Corners and edge of each polygon."""
    return [
        ([near(corner) for corner in patch.get_xy()[:-1]], hue(patch.get_edgecolor()))
        for patch in axes.patches
        if isinstance(patch, Polygon)
    ]


def ticks(axis: Any) -> list[str]:
    """The labels of an axis, in the order of their places."""
    return [label.get_text() for label in axis.get_ticklabels()]


def touched(axes: Axes, place: Point) -> str | None:
    """What the box says on whose edge, or within a tenth of it, a place lies."""
    x, y = place
    for patch in axes.patches:
        if isinstance(patch, FancyBboxPatch):
            left, low = patch.get_x() - 0.11, patch.get_y() - 0.11
            wide, high = patch.get_width() + 0.22, patch.get_height() + 0.22
            if left <= x <= left + wide and low <= y <= low + high:
                middle = near((left + wide / 2, low + high / 2))
                return next(name for name, places in texts(axes).items() if middle in places)
    return None
