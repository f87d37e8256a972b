"""Code on pages: what is printed exists, lines fit, and most of what is in view is to the point.

Bookkeeping hands results to the text: calls of ``glue``, ``claim``, ``figure`` and ``table``, and
the imports of ``multimodal.notebook`` and ``multimodal.plots``. Of the lines of code in view, those
of cells that are not folded, at most :data:`SHARE` may be bookkeeping.
"""

import ast
from collections.abc import Iterator

from coursekit.course import SOURCE_LANGUAGE, Course, CourseError
from coursekit.finding import Finding
from coursekit.gates.sources import Sources
from coursekit.listings.course_code import DIRECTIVE, find_printed, packages_of
from coursekit.myst.cells import Cell, page_cells, parse_cell
from coursekit.myst.page import Block
from coursekit.translation.source import Source

SHARE = 0.15
WIDTH = 79
CALLS = frozenset({"claim", "figure", "glue", "table"})
ROOMS = ("multimodal.notebook", "multimodal.plots")
FOLDED = ("bookkeeping", "hide-cell", "hide-input", "remove-cell", "remove-input")


def check_code(sources: Sources) -> list[Finding]:
    """Printed code of every page; cells of the English ones, for the others have the same."""
    findings: list[Finding] = []
    for item in sources.all.values():
        findings += _printed(item, sources.course)
        if item.language == SOURCE_LANGUAGE:
            findings += _page(item)
    return findings


def _printed(item: Source, course: Course) -> Iterator[Finding]:
    for block in item.page.of("directive", DIRECTIVE):
        try:
            find_printed(block, packages_of(course))
        except CourseError as error:
            yield Finding(item.file, block.line, "printed code", str(error))


def _page(item: Source) -> Iterator[Finding]:
    blocks, cells = item.page.cells, page_cells(item.page)
    for cell in cells:
        yield from _wide(cell, item.file)
    try:
        seen = [(c, lines_of_code(c.source), bookkeeping_lines(c, item.file))
                for b, c in zip(blocks, cells, strict=True) if not _is_folded(b)]  # fmt: skip
    except CourseError:
        return
    lines, idle = sum(len(code) for _, code, _ in seen), sum(len(found) for *_, found in seen)
    if idle > SHARE * lines:
        worst, _, found = max(seen, key=lambda entry: len(entry[2]))
        yield Finding(
            item.file,
            worst.line,
            "bookkeeping",
            f"{idle} of the {lines} lines of code in view are bookkeeping, {idle / lines:.0%}, "
            f"where {SHARE:.0%} are allowed; most, {len(found)}, stand in cell {worst.number}: "
            "fold cells with `:tags: [bookkeeping]`",
        )


def _wide(cell: Cell, file: str) -> Iterator[Finding]:
    for number, line in enumerate(cell.source.split("\n")):
        if len(line) > WIDTH:
            message = (
                f"line {number + 1} of cell {cell.number} is {len(line)} characters long: "
                f"break it, {WIDTH} fit on a page"
            )
            yield Finding(file, cell.line + number, "width", message, text=line.strip())


def _is_folded(block: Block) -> bool:
    return any(tag in block.options.get("tags", "") for tag in FOLDED)


def lines_of_code(source: str) -> set[int]:
    """The numbers of the lines that are neither empty nor a comment."""
    lines = (line.strip() for line in source.split("\n"))
    return {n for n, line in enumerate(lines, start=1) if line and not line.startswith("#")}


def bookkeeping_lines(cell: Cell, page: str) -> set[int]:
    """The numbers of the lines of code of a cell that only hand something to the text.

    Raises:
        CourseError: the cell is not valid Python.
    """
    tree = parse_cell(cell, page)
    spans = [
        range(node.lineno, (node.end_lineno or node.lineno) + 1)
        for node in ast.walk(tree)
        if isinstance(node, ast.stmt) and _is_bookkeeping(node)
    ]
    return lines_of_code(cell.source) & {line for span in spans for line in span}


def _is_bookkeeping(node: ast.stmt) -> bool:
    if isinstance(node, ast.ImportFrom):
        module = node.module or ""
        return any(module == room or module.startswith(f"{room}.") for room in ROOMS)
    if isinstance(node, ast.For | ast.If | ast.With):
        return all(_is_bookkeeping(inner) for inner in [*node.body, *getattr(node, "orelse", [])])
    call = node.value if isinstance(node, ast.Expr) else None
    return isinstance(call, ast.Call) and getattr(call.func, "id", "") in CALLS
