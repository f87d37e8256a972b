"""Running one notebook: measures, failures, limits."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from coursekit.course import CourseError
from coursekit.execution.kernel import kernel_environment, run_notebook
from coursekit.execution.run import OutputStore


def run(*sources: str, timeout: int = 30) -> tuple[dict[str, Any], list]:
    cells = [new_markdown_cell("prose"), *(new_code_cell(source) for source in sources)]
    notebook = new_notebook(cells=cells, metadata={"source_map": [0, 10, 20, 30][: len(cells)]})
    environment = kernel_environment("mini", Path("."))
    measures = asyncio.run(run_notebook(notebook, "page.md", environment, timeout))
    return measures, notebook.cells[1:]


def test_cells_run_in_order_with_the_settings_of_a_build() -> None:
    source = "import os\nprint(os.environ['COURSE_BUILD'], os.environ['COURSE_PRESET'], x)"
    measures, cells = run("x = 3", source)
    assert cells[1].outputs[0].text == "1 mini 3\n"
    assert [cell.execution_count for cell in cells] == [1, 2]
    assert 0 < measures["seconds"] < 60
    assert 2**24 < measures["peak_bytes"] < 2**32


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        (
            "a = 1\nraise ValueError('no')",
            r"page\.md: cell 2 \(line 21\) failed on its line 2, `raise ValueError\('no'\)`: "
            "ValueError: no",
        ),
        ("import time\ntime.sleep(20)", r"cell 2 \(line 21\) ran longer than 2 seconds"),
        ("import os\nos._exit(1)", r"cell 2 \(line 21\) ended its kernel"),
    ],
)
def test_failures_name_page_cell_and_line(source: str, sentence: str) -> None:
    with pytest.raises(CourseError, match=sentence):
        run("x = 1", source, timeout=2)


def test_damaged_outputs_count_as_missing(tmp_path: Path) -> None:
    store = OutputStore(tmp_path / "outputs")
    notebook = new_notebook(
        cells=[new_code_cell("x = 1")], metadata={"kernelspec": {"name": "k", "display_name": "k"}}
    )
    assert store.provenance(notebook) is None
    store.keep(notebook, "page", {"seconds": 1.0, "commit": "abc"})
    assert store.provenance(notebook) == {"seconds": 1.0, "commit": "abc"}
    (kept,) = (tmp_path / "outputs").rglob("base.ipynb")
    kept.write_text(kept.read_text()[:20])
    assert store.provenance(notebook) is None
    store.keep(notebook, "page", {"seconds": 2.0})
    assert store.provenance(notebook) == {"seconds": 2.0}
