"""The code cells of a page."""

import ast
from dataclasses import dataclass

from nbformat import NotebookNode

from coursekit.course import CourseError
from coursekit.myst.directive import read_directive
from coursekit.myst.frontmatter import is_notebook
from coursekit.myst.page import Page
from coursekit.myst.reader import Reader


@dataclass(frozen=True)
class Cell:
    """One code cell: its number among the code cells, its source, the line where that begins."""

    number: int
    source: str
    line: int


def read_notebook(reader: Reader, text: str, name: str) -> NotebookNode:
    """The notebook that myst-nb sees in a page's text, which must declare itself one."""
    from myst_nb.core.read import read_myst_markdown_notebook

    if not is_notebook(text):
        raise CourseError(
            f"{name} has code cells, but its front matter does not name the text format `myst`: "
            "without it they would not be executed"
        )
    return read_myst_markdown_notebook(text, reader.config, add_source_map=True, path=name)


def page_cells(page: Page) -> list[Cell]:
    """The code cells of a page in order, without their options."""
    sources = [read_directive("{code-cell}", block.text) for block in page.cells]
    return [
        Cell(number, source.body, block.line + 1 + source.body_line)
        for number, (block, source) in enumerate(zip(page.cells, sources, strict=True), start=1)
        if source
    ]


def parse_cell(cell: Cell, page: str) -> ast.Module:
    """The syntax tree of a cell, which must be valid Python, magics left out."""
    source = "\n".join(
        "pass" if line.startswith(("%", "!")) else line for line in cell.source.splitlines()
    )
    try:
        return ast.parse(source)
    except SyntaxError as error:
        raise CourseError(
            f"{page}: cell {cell.number} (line {cell.line}) is not valid Python: {error.msg}, "
            f"on its line {error.lineno}"
        ) from None
