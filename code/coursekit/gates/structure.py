"""What every page must have, whatever its language: labels on headings, words for pictures."""

import ast
from collections.abc import Iterator
from functools import cache

from coursekit.course import CourseError
from coursekit.finding import Finding, excerpt
from coursekit.myst.cells import Cell, page_cells, parse_cell
from coursekit.myst.directive import PICTURES
from coursekit.myst.page import Block, Page


def check_structure(page: Page, file: str) -> list[Finding]:
    """Labels used twice, pictures without alternative text."""
    return [*_labels(page, file), *_pictures(page, file)]


def check_headings(page: Page, file: str) -> list[Finding]:
    """Headings without label: readers change the language, and link, by the label."""
    return [
        Finding(
            file,
            block.line,
            "label",
            f"the heading “{excerpt(block.prose)}” has no label: put (name)= above it",
        )
        for block in page.of("heading")
        if not block.label
    ]


@cache
def published(page: Page) -> dict[str, set[str]]:
    """The names that the cells of a page publish, by function (``glue``, ``figure``, ``table``).

    A name that is put together (``f"recall_{code}"``) is given with ``*`` for the moving parts.
    """
    names: dict[str, set[str]] = {"glue": set(), "figure": set(), "table": set()}
    for cell in page_cells(page):
        for call in _calls(cell):
            function = getattr(call.func, "id", "")
            if function in names and call.args:
                names[function].add(_pattern(call.args[0]))
    return names


def _labels(page: Page, file: str) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for block in page.blocks:
        if block.kind in ("target", "directive", "math") and block.label:
            if block.label in seen:
                message = f"the label {block.label!r} stands on line {seen[block.label]} already"
                yield Finding(file, block.line, "label", message)
            seen.setdefault(block.label, block.line)


def _pictures(page: Page, file: str) -> Iterator[Finding]:
    tables = published(page)["table"]
    for block in page.of("directive"):
        wanted = block.name in PICTURES and block.argument not in tables
        if wanted and not block.options.get("alt", "").strip():
            message = f"{block.name} {block.argument} has no :alt: text that says what it shows"
            yield Finding(file, block.line, "alt", message)
    for block in page.blocks:
        yield from _inline_pictures(block, file)


def _inline_pictures(block: Block, file: str) -> Iterator[Finding]:
    for mark in block.marks:
        if mark.kind == "image" and not mark.content.strip():
            message = f"the picture {mark.name} has no alternative text: ![what it shows](…)"
            yield Finding(file, block.line, "alt", message)


def _calls(cell: Cell) -> Iterator[ast.Call]:
    try:
        tree = parse_cell(cell, "")
    except CourseError:
        return
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _pattern(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(_pattern(value) for value in node.values)
    return "*"
