"""What a question means: a program of small steps that a crowd answers exactly.

A program begins with all things; each step narrows them down or says something about those left.
After ``count`` all things are there again, so that a second count can follow.
"""

from collections.abc import Callable
from typing import NamedTuple

from multimodal.data.questions.crowd import Crowd
from multimodal.data.scenes.world import Thing

KINDS = ("exists", "count", "colour", "shape", "compare", "relation")
MARGIN = 0.15
"""how much further left (right, up, down) a thing stands at least to be called so, as a share of
the picture: neighbouring columns are 0.28 apart or more, things of one column 0.05 or less"""


class Step(NamedTuple):
    """One operation, and what it looks for (a colour, a shape, a direction)."""

    name: str
    argument: str = ""


Program = tuple[Step, ...]
Things = tuple[Thing, ...]

BEYOND: dict[str, Callable[[Thing, Thing], bool]] = {
    "left": lambda thing, other: thing.x < other.x - MARGIN,
    "right": lambda thing, other: thing.x > other.x + MARGIN,
    "above": lambda thing, other: thing.y < other.y - MARGIN,
    "below": lambda thing, other: thing.y > other.y + MARGIN,
}


def run_program(program: Program, crowd: Crowd) -> str:
    """The true answer, a name of ``ANSWERS``.

    Raises:
        ValueError: an unknown step, a program without an answer, or ``unique`` where not exactly
            one thing is left.
    """
    found, counts, answer = crowd.things, [], ""
    for name, argument in program:
        if name in SELECT:
            found = SELECT[name](found, argument, crowd)
        elif name == "count":
            counts.append(len(found))
            found, answer = crowd.things, str(len(found))
        elif name == "more" and len(counts) > 1:
            answer = _yes(counts[-2] > counts[-1])
        elif name in SAY:
            answer = SAY[name](found)
        else:
            raise ValueError(f"step {name!r} cannot follow {counts or 'no count'}")
    if not answer:
        raise ValueError(f"a program must end with an answer, got {program}")
    return answer


def things_after(program: Program, crowd: Crowd) -> tuple[Things, ...]:
    """For each step the things that are left after it (those counted, after ``count``)."""
    found, left = crowd.things, []
    for name, argument in program:
        found = SELECT[name](found, argument, crowd) if name in SELECT else found
        left.append(found if name != "more" else ())
        found = crowd.things if name == "count" else found
    return tuple(left)


def kind_of(program: Program) -> str:
    """Which of ``KINDS`` a question is.

    Raises:
        ValueError: none of them.
    """
    names = [step.name for step in program]
    if "relate" in names:
        return "relation"
    found = {"more": "compare", "query_colour": "colour", "query_shape": "shape"}
    kind = found.get(names[-1], names[-1]) if names else ""
    if kind not in KINDS:
        raise ValueError(f"a program of steps {names} asks nothing of {', '.join(KINDS)}")
    return kind


def _with_colour(found: Things, colour: str, crowd: Crowd) -> Things:
    return tuple(thing for thing in found if thing.colour == colour)


def _with_shape(found: Things, shape: str, crowd: Crowd) -> Things:
    return tuple(thing for thing in found if thing.shape == shape)


def _only(found: Things, argument: str, crowd: Crowd) -> Things:
    if len(found) != 1:
        raise ValueError(f"`unique` needs exactly one thing, {len(found)} are left")
    return found


def _related(found: Things, direction: str, crowd: Crowd) -> Things:
    if direction not in BEYOND:
        raise ValueError(f"unknown direction {direction!r}: choose one of {', '.join(BEYOND)}")
    (other,) = _only(found, "", crowd)
    return tuple(thing for thing in crowd.things if BEYOND[direction](thing, other))


def _yes(holds: bool) -> str:
    return "yes" if holds else "no"


SELECT: dict[str, Callable[[Things, str, Crowd], Things]] = {
    "filter_colour": _with_colour,
    "filter_shape": _with_shape,
    "unique": _only,
    "relate": _related,
}
SAY: dict[str, Callable[[Things], str]] = {
    "exists": lambda found: _yes(bool(found)),
    "query_colour": lambda found: found[0].colour,
    "query_shape": lambda found: found[0].shape,
}
