"""Where a page places exercises: an empty fence ``{course-exercise} <id>`` of its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from coursekit.course import CourseError

MARK = "{course-exercise}"
FENCES = ("fence", "colon_fence")
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class Placement:
    """An exercise on a page: its name, and the lines of its fence, the first counted from 1."""

    name: str
    line: int
    end: int


def find_placements(text: str) -> list[Placement]:
    """The exercises that a page places, in order.

    A fence that is shown as an example, inside another fence of code, places nothing.

    Raises:
        CourseError: a fence is not empty, names no exercise or stands inside something else, or
            an exercise is placed twice; names the line.
    """
    if MARK not in text:
        return []
    found = [place for token in _fences(text) for place in _placements(token)]
    lines: dict[str, int] = {}
    for place in found:
        if place.name in lines:
            raise CourseError(
                f"line {place.line}: the exercise {place.name!r} is placed on line "
                f"{lines[place.name]} already; a page places each once"
            )
        lines[place.name] = place.line
    return found


def _fences(text: str) -> list[Token]:
    parser = MarkdownIt("commonmark").use(front_matter_plugin).use(colon_fence_plugin)
    tokens = parser.disable(["inline"], True).parse(text)
    return [token for token in tokens if token.type in FENCES and token.map]


def _placements(token: Token) -> Iterator[Placement]:
    assert token.map is not None
    start, end = token.map[0] + 1, token.map[1]
    info = token.info.strip()
    if info.startswith(MARK):
        name = info.removeprefix(MARK).strip()
        if token.level:
            raise CourseError(
                f"line {start}: the exercise {name!r} must not stand in a list or quote"
            )
        if token.content.strip():
            raise CourseError(f"line {start}: the fence that places {name!r} must be empty")
        if not NAME.fullmatch(name):
            raise CourseError(f"line {start}: {MARK} needs the name of an exercise, not {name!r}")
        yield Placement(name, start, end)
    elif info.startswith("{") and not info.startswith(("{code", "{literal")):
        for inner in _fences(token.content):
            if inner.info.strip().startswith(MARK):
                raise CourseError(
                    f"line {start}: an exercise must not stand inside {info.split()[0]}"
                )
