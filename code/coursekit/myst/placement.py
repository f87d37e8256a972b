"""Where a page places exercises: an empty fence ``{course-exercise} <id>`` of its own."""

import re
from dataclasses import dataclass

from coursekit.course import CourseError
from coursekit.myst.page import Block, Page
from coursekit.myst.reader import PLACES

PLACING = "course-exercise"
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class Placement:
    """An exercise on a page: its name, and the lines of its fence, the first counted from 1."""

    name: str
    line: int
    end: int


def find_placements(page: Page) -> list[Placement]:
    """The exercises that a page places, in order.

    A fence that is shown as an example, inside another fence of code, places nothing. All others
    must be empty, name an exercise and stand inside nothing, and no two may name the same.
    """
    found: dict[str, Placement] = {}
    holder: Block | None = None
    for block in page.of("directive"):
        if not block.place or block.place in PLACES.values():
            holder = block
        if block.name == PLACING:
            place = _placement(block, holder)
            if place.name in found:
                raise CourseError(
                    f"line {place.line}: the exercise {place.name!r} is placed on line "
                    f"{found[place.name].line} already; a page places each once"
                )
            found[place.name] = place
    return list(found.values())


def _placement(block: Block, holder: Block | None) -> Placement:
    name, start = block.argument, f"line {block.line}: "
    if block.place in PLACES.values():
        raise CourseError(f"{start}the exercise {name!r} must not stand in a list or quote")
    if block.place and holder:
        raise CourseError(
            f"line {holder.line}: an exercise must not stand inside {{{holder.name}}}"
        )
    if block.text or block.options:
        raise CourseError(f"{start}the fence that places {name!r} must be empty")
    if not NAME.fullmatch(name):
        raise CourseError(f"{start}{{{PLACING}}} needs the name of an exercise, not {name!r}")
    return Placement(name, block.line, block.end)
