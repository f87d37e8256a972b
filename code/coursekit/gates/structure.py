"""What every page must have, whatever its language: fences that end, labels, words for pictures."""

import ast
import re
from collections.abc import Iterator
from functools import cache

from coursekit.course import CourseError
from coursekit.finding import Finding, excerpt
from coursekit.gates.sources import Sources
from coursekit.myst.cells import Cell, page_cells, parse_cell
from coursekit.myst.directive import PICTURES
from coursekit.myst.page import Block, Page

_NO_HEADERS = re.compile(r"[\s>]*\|(?:\s*\|)+\s*")
_OPENING = re.compile(r"\s*(?P<fence>`{3,}|~{3,}|:{3,})(?P<info>[^\s`].*)")

Flaw = tuple[int, str, str]
"""A line, the rule and the message."""


def check_structure(sources: Sources) -> Iterator[Finding]:
    """What every page must have by itself; the headings of exercises get their labels later."""
    for item in sources.all:
        yield from check_page(item.page, item.file, labels=not item.slug.startswith("exercises/"))


def check_page(page: Page, file: str, *, labels: bool = True) -> list[Finding]:
    """Fences that end too early, labels, pictures without alternative text, bare tables, stars."""
    flaws = [
        *_fences(page),
        *_doubled(page),
        *_pictures(page),
        *_tables(page),
        *_stars(page),
        *(_headings(page) if labels else ()),
    ]
    return [Finding(file, *flaw) for flaw in flaws]


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


def _fences(page: Page) -> Iterator[Flaw]:
    """Outer fences no longer than one inside, which end too early, and fences that never end."""
    for block in page.blocks:
        if not block.fence:
            continue
        last = page.lines[block.end - 1].strip(" >\t")
        closes = len(last) >= len(block.fence) and set(last) == {block.fence[0]}
        if block.end == block.line or not closes:
            yield block.line, "fence", f"this fence is never closed: add {block.fence}"
        elif inner := _too_long(block):
            message = (
                f"the fence {inner!r} inside is as long as this one, which therefore ends too "
                f"early: open and close this one with {block.fence}{block.fence[0]}"
            )
            yield block.line, "fence", message


def _too_long(block: Block) -> str:
    for line in block.text.split("\n"):
        match = _OPENING.fullmatch(line)
        if match and match["fence"].startswith(block.fence):
            return line.strip()
    return ""


def _headings(page: Page) -> Iterator[Flaw]:
    """Headings without label: readers change the language, and link, by the label."""
    for block in page.of("heading"):
        if not block.label:
            message = f"the heading “{excerpt(block.prose)}” has no label: put (name)= above it"
            yield block.line, "label", message


def _doubled(page: Page) -> Iterator[Flaw]:
    seen: dict[str, int] = {}
    for block in page.blocks:
        if block.kind in ("target", "directive", "math") and block.label:
            if block.label in seen:
                message = f"the label {block.label!r} stands on line {seen[block.label]} already"
                yield block.line, "label", message
            seen.setdefault(block.label, block.line)


def _pictures(page: Page) -> Iterator[Flaw]:
    tables = published(page)["table"]
    for block in page.blocks:
        shown = block.kind == "directive" and block.name in PICTURES
        if shown and block.argument not in tables and not block.options.get("alt", "").strip():
            message = f"{block.name} {block.argument} has no :alt: text that says what it shows"
            yield block.line, "alt", message
        for mark in block.marks:
            if mark.kind == "image" and not mark.content.strip():
                message = f"the picture {mark.name} has no alternative text: ![what it shows](…)"
                yield block.line, "alt", message


def _tables(page: Page) -> Iterator[Flaw]:
    """Tables whose columns have no name: who listens hears bare numbers."""
    for number, line in enumerate(page.lines, 1):
        if _NO_HEADERS.fullmatch(line):
            yield number, "table", "the columns of this table have no names: fill its first row"


def _stars(page: Page) -> Iterator[Flaw]:
    """Emphasis that is none: stars between a letter and a sign of punctuation are printed."""
    for block in page.blocks:
        if block.is_prose and "*" in block.prose:
            around = block.prose[max(0, block.prose.index("*") - 10) :]
            message = f"a star will be printed in “{excerpt(around)}”: put it next to a word"
            yield block.line, "emphasis", message


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
