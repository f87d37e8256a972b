"""All that can be asked about a crowd, with the true answers.

A question is asked only where it has one answer: *the blue thing* stands where there is one. The
kinds of ``HELD_OUT`` are named in ``combinations`` only, and there every question is about one.
"""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise, permutations, product

from multimodal.data.questions.crowd import Crowd, Kind
from multimodal.data.questions.programs import BEYOND, Program, Step, run_program, things_after
from multimodal.data.scenes.dataset import HELD_OUT
from multimodal.data.scenes.world import COLOURS, SHAPES

Candidate = tuple[Program, str]
"""a question and its answer"""
ONE_SORT = (
    *((Step("filter_colour", colour),) for colour in COLOURS),
    *((Step("filter_shape", shape),) for shape in SHAPES),
)


def candidates(crowd: Crowd, kind: str) -> list[Candidate]:
    """Every question of a kind that makes sense here, with its answer."""
    asked = [(program, run_program(program, crowd)) for program in _ASK[kind](crowd)]
    if HELD_OUT.isdisjoint(crowd.kinds):
        return asked
    return [(program, answer) for program, answer in asked if is_about_held_out(program, crowd)]


def named_kinds(program: Program) -> set[Kind]:
    """The kinds that a question names by colour and shape."""
    pairs = pairwise(program)
    return {
        (step.argument, after.argument)
        for step, after in pairs
        if (step.name, after.name) == ("filter_colour", "filter_shape")
    }


def is_about_held_out(program: Program, crowd: Crowd) -> bool:
    """Whether a question names a held-out kind or leads to such a thing."""
    if program[-1].name == "exists":
        return not HELD_OUT.isdisjoint(named_kinds(program))
    return any(
        thing.kind in HELD_OUT for things in things_after(program, crowd) for thing in things
    )


def by_kind(colour: str, shape: str) -> Program:
    """The steps that find the things of a kind."""
    return Step("filter_colour", colour), Step("filter_shape", shape)


@cache
def _exists(held_out: bool) -> tuple[Program, ...]:
    pairs = tuple(
        by_kind(*kind) for kind in product(COLOURS, SHAPES) if held_out or kind not in HELD_OUT
    )
    return tuple((*steps, Step("exists")) for steps in ONE_SORT + pairs)


@cache
def _count() -> tuple[Program, ...]:
    return tuple((*steps, Step("count")) for steps in ONE_SORT)


def _colour(crowd: Crowd) -> Iterator[Program]:
    for shape in _single([thing.shape for thing in crowd.things]):
        yield Step("filter_shape", shape), Step("unique"), Step("query_colour")


def _shape(crowd: Crowd) -> Iterator[Program]:
    for colour in _single([thing.colour for thing in crowd.things]):
        yield Step("filter_colour", colour), Step("unique"), Step("query_shape")


def _compare(crowd: Crowd) -> Iterator[Program]:
    """At least one of both sorts is there, or nobody would ask."""
    for names, part in (
        (COLOURS, {thing.colour for thing in crowd.things}),
        (SHAPES, {thing.shape for thing in crowd.things}),
    ):
        step = "filter_colour" if names is COLOURS else "filter_shape"
        for one, other in permutations(names, 2):
            if one in part or other in part:
                yield compared(Step(step, one), Step(step, other))


@cache
def compared(one: Step, other: Step) -> Program:
    """Whether the things that one step finds are more than those of another."""
    return one, Step("count"), other, Step("count"), Step("more")


def _relation(crowd: Crowd) -> Iterator[Program]:
    for thing in crowd.things:
        for direction, is_beyond in BEYOND.items():
            if sum(is_beyond(other, thing) for other in crowd.things) == 1:
                for query in ("query_colour", "query_shape"):
                    yield _two_hops(thing.kind, direction, query)


@cache
def _two_hops(kind: Kind, direction: str, query: str) -> Program:
    unique = Step("unique")
    return *by_kind(*kind), unique, Step("relate", direction), unique, Step(query)


def _single(names: list[str]) -> list[str]:
    return [name for name in dict.fromkeys(names) if names.count(name) == 1]


_ASK = {
    "exists": lambda crowd: _exists(not HELD_OUT.isdisjoint(crowd.kinds)),
    "count": lambda crowd: _count(),
    "colour": _colour,
    "shape": _shape,
    "compare": _compare,
    "relation": _relation,
}
