"""A map of the course: what builds on what, drawn from ``assets/front/course_map.yml``."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from multimodal.assets import asset
from multimodal.language import Words
from multimodal.plots.drawing import Box, arrow, box
from multimodal.plots.style import AMBER, BLUE, GREEN, GREY, bare, in_course_style

WIDE, HIGH, STEP = 0.88, 0.5, 0.8
INCHES = 4.6
FIRST = {"refresher": AMBER, "multimodality": BLUE, "data": BLUE}
"""The colours of what comes before the part on representation."""


@dataclass(frozen=True)
class Place:
    """A chapter on the map."""

    name: str
    at: tuple[int, int]
    needs: tuple[str, ...] = ()
    helps: tuple[str, ...] = ()
    planned: bool = False


@cache
def read_places(path: Path | None = None) -> tuple[Place, ...]:
    """The chapters, in reading order.

    Raises:
        ValueError: a chapter builds on one that does not come before it.
    """
    path = path or asset("front", "course_map.yml")
    places: list[Place] = []
    for entry in yaml.safe_load(path.read_text("utf-8")):
        place = Place(**{key: _fixed(value) for key, value in entry.items()})
        known = {earlier.name for earlier in places}
        for name in (*place.needs, *place.helps):
            if name not in known:
                raise ValueError(f"{path.name}: {place.name} builds on {name}: name {name} before")
        places.append(place)
    return tuple(places)


def _fixed(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


@in_course_style
def course_map(places: Sequence[Place] | None = None, *, words: Words) -> Figure:
    """A box per chapter; a full arrow means “needs”, a dashed one “helps”.

    Chapters that are planned have a grey box. The drawing is narrow, to be read on a telephone.

    Args:
        places: those of the course when omitted.
    """
    places = read_places() if places is None else places
    rows = 1 + max(place.at[1] for place in places)
    across, upwards = (-0.46, 2.46), (STEP * (1 - rows) - 0.6, 0.36)
    height = INCHES * (upwards[1] - upwards[0]) / (across[1] - across[0])
    figure = Figure(figsize=(INCHES, height), layout="constrained")
    axes = bare(figure.subplots())
    axes.set(xlim=across, ylim=upwards, aspect="equal")
    boxes = {place.name: _box(axes, place, words) for place in places}
    for place in places:
        for names, style in ((place.needs, "-"), (place.helps, (0, (2, 2)))):
            for name in names:
                _link(axes, boxes[name], boxes[place.name], style)
    _legend(axes, words)
    return figure


def _box(axes: Axes, place: Place, words: Words) -> Box:
    column, row = place.at
    colour = GREY if place.planned else FIRST.get(place.name, GREEN)
    text = words(f"map_{place.name.replace('-', '_')}")
    return box(axes, (column, -STEP * row), (WIDE, HIGH), text, colour, font=10)


def _link(axes: Axes, start: Box, end: Box, style: Any) -> None:
    """From the box above to the one below, or across the gap between two of a row."""
    ends = (start.below, end.above)
    if start.left[1] == end.left[1]:
        rightwards = start.left[0] < end.left[0]
        ends = (start.right, end.left) if rightwards else (start.left, end.right)
    arrow(axes, *ends, linestyle=style, zorder=0)


def _legend(axes: Axes, words: Words) -> None:
    lines = {"map_needs": "-", "map_helps": (0, (2, 2))}
    handles = [Line2D([], [], color=GREY, lw=1.4, ls=style) for style in lines.values()]
    names = [words(key) for key in lines]
    axes.legend(handles, names, loc="lower center", ncols=2, fontsize=10, borderaxespad=0)
