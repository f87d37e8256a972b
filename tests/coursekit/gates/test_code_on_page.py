"""The gate counts bookkeeping in view and lines that do not fit."""

import pytest

from coursekit.course import Course
from coursekit.finding import Finding
from coursekit.gates.code_on_page import bookkeeping_lines, check_code
from coursekit.gates.sources import Sources
from coursekit.myst.cells import Cell

CELL = """```{{code-cell}} ipython3
{options}{code}
```
"""
WORK = "\n".join(f"a{n} = {n}" for n in range(17))
IDLE = 'glue("a", a1)\nglue("b", a2)\nclaim(a1 < a2, "grows")'


def findings(course: Course, *cells: str) -> list[Finding]:
    path = course.page("clip", "en")
    text = path.read_text("utf-8")
    path.write_text(text.split("```{code-cell}")[0] + "\n".join(cells), "utf-8")
    return check_code(Sources(course))


def cell(code: str, options: str = "") -> str:
    return CELL.format(code=code, options=options)


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("from multimodal.notebook import glue\nimport torch\nglue('a', 1)", {1, 3}),
        ("from multimodal.plots.curves import curve", {1}),
        ("from multimodal.plotsandmore import curve", set()),
        ("figure(\n    'a',\n    # why\n\n    draw,\n)", {1, 2, 5, 6}),
        ("for n in names:\n    glue(n, names[n])", {1, 2}),
        ("for n in names:\n    x = n\n    glue(n, x)", {3}),
        ("model.table(1)\nx = table(1)", set()),
    ],
)
def test_bookkeeping_is_what_hands_something_to_the_text(source: str, lines: set[int]) -> None:
    assert bookkeeping_lines(Cell(1, source, 1), "page") == lines


def test_fifteen_per_cent_of_what_is_in_view_are_allowed(course: Course) -> None:
    assert findings(course, cell(f"{WORK}\n{IDLE}")) == []
    (finding,) = findings(course, cell(WORK), cell(f"{IDLE}\n\n# why\nglue('c', 1)"))
    assert finding.rule == "bookkeeping"
    assert "4 of the 21 lines of code in view are bookkeeping, 19%" in finding.message
    assert "most, 4, stand in cell 2" in finding.message
    text = course.page("clip", "en").read_text("utf-8").split("\n")
    assert text[finding.line - 1] == IDLE.split("\n")[0]


@pytest.mark.parametrize("tag", ["bookkeeping", "hide-input", "remove-cell"])
def test_folded_cells_are_not_in_view(course: Course, tag: str) -> None:
    assert findings(course, cell(WORK), cell(IDLE * 3, f":tags: [{tag}]\n")) == []


def test_lines_are_at_most_79_characters_long_also_in_folds(course: Course) -> None:
    wide = "a" * 76 + " = 1"
    fits = "a" * 75 + " = 1"
    (finding,) = findings(course, cell(WORK), cell(f"{fits}\n{wide}", ":tags: [bookkeeping]\n"))
    text = course.page("clip", "en").read_text("utf-8").split("\n")
    assert (finding.rule, text[finding.line - 1]) == ("width", wide)
    assert finding.message.startswith("line 2 of cell 2 is 80 characters long")


def test_code_that_is_no_python_is_left_to_the_build(course: Course) -> None:
    assert findings(course, cell("a b c")) == []
