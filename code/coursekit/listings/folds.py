"""Which lines of a printed definition are folded away: what a reader asks for only now and then."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

DOCSTRING, CHECKS, METHODS, BODY = "docstring", "checks", "methods", "body"
LONGEST_DOCSTRING = 3
FEWEST_LINES = 2
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Fold:
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
    found.sort(key=lambda fold: (fold.first, -fold.last))
    return [fold for number, fold in enumerate(found) if not _covered(fold, found[:number])]


def _covered(fold: Fold, others: list[Fold]) -> bool:
    return any(other.first <= fold.first and fold.last <= other.last for other in others)


def _other_methods(root: ast.stmt, methods: tuple[str, ...]) -> Iterator[Fold]:
    if methods and isinstance(root, ast.ClassDef):
        hidden = [isinstance(s, Function) and s.name not in methods for s in root.body]
        for first, last in _runs(root.body, hidden):
            yield Fold(_start(first), _end(last), METHODS)


def _bodies(root: ast.stmt, signature: bool) -> Iterator[Fold]:
    for node in ast.walk(root) if signature else ():
        if isinstance(node, Function):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            if body and _end(body[-1]) - _start(body[0]) + 1 >= FEWEST_LINES:
                yield Fold(_start(body[0]), _end(body[-1]), BODY)


def _details(root: ast.stmt, source: str) -> Iterator[Fold]:
    lines = source.split("\n")
    for node in ast.walk(root):
        if isinstance(node, Function | ast.ClassDef) and ast.get_docstring(node):
            yield from _docstring(node.body[0], lines)
        if isinstance(node, Function):
            for first, last in _runs(node.body, [_is_check(s) for s in node.body]):
                yield Fold(_start(first), _end(last), CHECKS)


def _docstring(node: ast.stmt, lines: list[str]) -> Iterator[Fold]:
    """What follows the first paragraph, up to the quotes that end it where they stand alone."""
    first, last = node.lineno, _end(node)
    if last - first + 1 <= LONGEST_DOCSTRING:
        return
    while first <= last and lines[first - 1].strip():
        first += 1
    if lines[last - 1].strip() == '"""':
        last -= 1
    if last - first + 1 >= FEWEST_LINES:
        yield Fold(first, last, DOCSTRING)


def _runs(body: list[ast.stmt], chosen: list[bool]) -> Iterator[tuple[ast.stmt, ast.stmt]]:
    """The first and last statement of every run of chosen ones that is worth folding."""
    start = 0
    for number in range(len(body) + 1):
        if number < len(body) and chosen[number]:
            continue
        if start < number and _end(body[number - 1]) - _start(body[start]) + 1 >= FEWEST_LINES:
            yield body[start], body[number - 1]
        start = number + 1


def _is_check(statement: ast.stmt) -> bool:
    """``if …: raise …`` or a call of something called ``require…``."""
    if isinstance(statement, ast.If):
        return not statement.orelse and all(isinstance(s, ast.Raise) for s in statement.body)
    call = statement.value if isinstance(statement, ast.Expr) else None
    function = call.func if isinstance(call, ast.Call) else None
    name = getattr(function, "id", getattr(function, "attr", ""))
    return name.lstrip("_").startswith("require")


def _start(node: ast.stmt) -> int:
    return min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])


def _end(node: ast.stmt) -> int:
    return node.end_lineno or node.lineno
