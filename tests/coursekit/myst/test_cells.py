from pathlib import Path

import pytest

from coursekit.course import Course, CourseError
from coursekit.myst.cells import page_cells, parse_cell, read_notebook
from coursekit.myst.reader import course_reader

READER = course_reader(Course(Path(__file__).parents[3]))
FRONT = "---\nfile_format: mystnb\n---\n"
PAGE = f"""{FRONT}
# Title

```{{code-cell}} ipython3
:tags: [hide-input]

x = 1

y = 2
```

````markdown
```{{code-cell}} ipython3
shown = True
```
````

```{{code-cell}}
z = 3
```
"""


def test_cells_are_those_that_are_executed() -> None:
    cells = page_cells(READER.page(PAGE))
    assert [(c.number, c.source, c.line) for c in cells] == [
        (1, "x = 1\n\ny = 2", 10),
        (2, "z = 3", 22),
    ]
    code = [c for c in read_notebook(READER, PAGE, "page").cells if c.cell_type == "code"]
    assert [cell.source for cell in cells] == [cell.source for cell in code]


@pytest.mark.parametrize(
    "text",
    [
        "````markdown\n```{code-cell}\nx\n```\n````\n",
        "- a\n\n  ```{code-cell}\n  x\n  ```\n",
        "````{note}\n```{code-cell}\nx\n```\n````\n",
        ":::{code-cell}\nx\n:::\n",
        "    ```{code-cell}\n    x\n    ```\n",
        "# No cell\n",
    ],
)
def test_what_only_looks_like_a_cell_is_none(text: str) -> None:
    assert page_cells(READER.page(text)) == []
    notebook = read_notebook(READER, FRONT + text, "page")
    assert [cell.cell_type for cell in notebook.cells] == ["markdown"]


def test_a_page_with_cells_must_say_that_it_is_a_notebook() -> None:
    with pytest.raises(CourseError, match="page has code cells, but its front matter"):
        read_notebook(READER, PAGE.removeprefix(FRONT), "page")


def test_a_cell_that_is_no_python_names_its_line() -> None:
    (cell,) = page_cells(READER.page("```{code-cell}\n%time\nx = = 1\n```\n"))
    with pytest.raises(CourseError, match=r"page: cell 1 \(line 2\) .* on its line 2"):
        parse_cell(cell, "page")
