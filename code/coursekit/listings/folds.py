"""Which lines of a printed definition are folded away: what a reader asks for only now and then."""

import ast
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import NamedTuple

from coursekit.listings.definition import extent

DOCSTRING, CHECKS, METHODS, BODY = "docstring", "checks", "methods", "body"
LONGEST_DOCSTRING = 3
FEWEST_LINES = 2
Function = ast.FunctionDef | ast.AsyncFunctionDef


class Fold(NamedTuple):
    """Lines that are folded, the first and the last counted from 1, and what they are."""

    first: int
    last: int
    kind: str

    @property
    def lines(self) -> int:
        return self.last - self.first + 1


def find_folds(
    source: str, *, methods: tuple[str, ...] = (), signature: bool = False
) -> list[Fold]:
    """The folds of a definition in the order of its lines; none lies in another.

    Args:
        methods: of a class, the methods in view; the others are folded. Empty: all are in view.
        signature: fold the bodies of functions.
    """
    root = ast.parse(source).body[0]
    found = [*_other_methods(root, methods), *_bodies(root, signature), *_details(root, source)]
    found = sorted(
        (fold for fold in found if fold.lines >= FEWEST_LINES),
        key=lambda fold: (fold.first, -fold.last),
    )
    return [
        fold
        for number, fold in enumerate(found)
        if all(earlier.last < fold.last for earlier in found[:number])
    ]


def _other_methods(root: ast.stmt, methods: tuple[str, ...]) -> Iterator[Fold]:
    def is_other(statement: ast.stmt) -> bool:
        return isinstance(statement, Function) and statement.name not in methods

    if methods and isinstance(root, ast.ClassDef):
        yield from _runs(root.body, is_other, METHODS)


def _bodies(root: ast.stmt, signature: bool) -> Iterator[Fold]:
    for node in ast.walk(root) if signature else ():
        if isinstance(node, Function):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            yield from _runs(body, lambda _: True, BODY)


def _details(root: ast.stmt, source: str) -> Iterator[Fold]:
    lines = source.split("\n")
    for node in ast.walk(root):
        if isinstance(node, Function | ast.ClassDef) and ast.get_docstring(node):
            yield from _docstring(node.body[0], lines)
        if isinstance(node, Function):
            yield from _runs(node.body, _is_check, CHECKS)


def _docstring(node: ast.stmt, lines: list[str]) -> Iterator[Fold]:
    """What follows the first paragraph, up to the quotes that end it where they stand alone."""
    first, last = extent(node)
    if last - first + 1 <= LONGEST_DOCSTRING:
        return
    while first <= last and lines[first - 1].strip():
        first += 1
    yield Fold(first, last - (lines[last - 1].strip() == '"""'), DOCSTRING)


def _runs(body: list[ast.stmt], is_chosen: Callable[[ast.stmt], bool], kind: str) -> Iterator[Fold]:
    """One fold for every run of chosen statements."""
    for chosen, run in groupby(body, is_chosen):
        if chosen:
            first, *_, last = [line for statement in run for line in extent(statement)]
            yield Fold(first, last, kind)


def _is_check(statement: ast.stmt) -> bool:
    """``if …: raise …`` or a call of something called ``require…``."""
    if isinstance(statement, ast.If):
        return not statement.orelse and all(isinstance(s, ast.Raise) for s in statement.body)
    call = statement.value if isinstance(statement, ast.Expr) else None
    function = call.func if isinstance(call, ast.Call) else None
    name = getattr(function, "id", getattr(function, "attr", ""))
    return name.lstrip("_").startswith("require")
