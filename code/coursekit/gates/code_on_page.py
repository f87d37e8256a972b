"""Code on pages: what is printed exists, lines fit, and most of what is in view is to the point.

Bookkeeping hands results to the text: calls of ``glue``, ``claim``, ``figure`` and ``table``, and
the imports of ``multimodal.notebook`` and ``multimodal.plots``. Of the lines of code in view, those
of cells that are not folded, at most :data:`SHARE` may be bookkeeping.
"""

import ast
from collections.abc import Iterator

from coursekit.course import SOURCE_LANGUAGE, CourseError
from coursekit.finding import Finding
from coursekit.gates.sources import Sources
from coursekit.listings.course_code import DIRECTIVE, find_printed, packages_of
from coursekit.myst.cells import Cell, page_cells, parse_cell
from coursekit.myst.page import Page
from coursekit.translation.source import Source

SHARE = 0.15
WIDTH = 79
CALLS = frozenset({"claim", "figure", "glue", "table"})
ROOMS = ("multimodal.notebook", "multimodal.plots")
FOLDED = ("bookkeeping", "hide-cell", "hide-input", "remove-cell", "remove-input")


def check_code(sources: Sources) -> list[Finding]:
    """Printed code of every page; cells of the English ones, for the others have the same."""
    found: list[Finding] = []
    for item in sources.all:
        found += _printed(item)
        if item.language == SOURCE_LANGUAGE:
            found += [*_wide(item), *_bookkeeping(item)]
    return found


def _printed(item: Source) -> Iterator[Finding]:
    for block in item.page.of("directive", DIRECTIVE):
        try:
            find_printed(block, packages_of(item.course))
        except CourseError as error:
            yield Finding(item.file, block.line, "printed code", str(error))


def _wide(item: Source) -> Iterator[Finding]:
    for cell in page_cells(item.page):
        for number, line in enumerate(cell.source.split("\n")):
            if len(line) > WIDTH:
                message = (
                    f"line {number + 1} of cell {cell.number} is {len(line)} characters long: "
                    f"break it, {WIDTH} fit on a page"
                )
                yield Finding(item.file, cell.line + number, "width", message, text=line.strip())


def _bookkeeping(item: Source) -> Iterator[Finding]:
    seen = list(_in_view(item.page))
    try:
        idle = {cell: len(bookkeeping_lines(cell, item.file)) for cell in seen}
    except CourseError:
        return
    lines, found = sum(len(lines_of_code(cell.source)) for cell in seen), sum(idle.values())
    if found > SHARE * lines:
        worst = max(seen, key=lambda cell: idle[cell])
        message = (
            f"{found} of the {lines} lines of code in view are bookkeeping, {found / lines:.0%}, "
            f"where {SHARE:.0%} are allowed; most, {idle[worst]}, stand in cell {worst.number}: "
            "fold cells with `:tags: [bookkeeping]`"
        )
        yield Finding(item.file, worst.line, "bookkeeping", message)


def _in_view(page: Page) -> Iterator[Cell]:
    for block, cell in zip(page.cells, page_cells(page), strict=True):
        if not any(tag in block.options.get("tags", "") for tag in FOLDED):
            yield cell


def lines_of_code(source: str) -> set[int]:
    """The numbers of the lines that are neither empty nor a comment."""
    lines = (line.strip() for line in source.split("\n"))
    return {n for n, line in enumerate(lines, start=1) if line and not line.startswith("#")}


def bookkeeping_lines(cell: Cell, page: str) -> set[int]:
    """The numbers of the lines of code of a cell that only hand something to the text.

    Raises:
        CourseError: the cell is not valid Python.
    """
    lines = {
        line
        for node in ast.walk(parse_cell(cell, page))
        if isinstance(node, ast.stmt) and _is_bookkeeping(node)
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }
    return lines & lines_of_code(cell.source)


def _is_bookkeeping(node: ast.stmt) -> bool:
    if isinstance(node, ast.ImportFrom):
        module = node.module or ""
        return any(module == room or module.startswith(f"{room}.") for room in ROOMS)
    if isinstance(node, ast.For | ast.If | ast.With):
        return all(_is_bookkeeping(inner) for inner in [*node.body, *getattr(node, "orelse", [])])
    call = node.value if isinstance(node, ast.Expr) else None
    return isinstance(call, ast.Call) and getattr(call.func, "id", "") in CALLS
