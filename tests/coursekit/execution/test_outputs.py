"""Outputs are kept by what made them, and given to whoever has the same cells."""

from copy import deepcopy
from pathlib import Path

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from coursekit.execution.outputs import OutputStore


@pytest.fixture
def notebook() -> NotebookNode:
    cells = [new_markdown_cell("prose"), new_code_cell("x = 1"), new_code_cell("x")]
    return new_notebook(cells=cells, metadata={"kernelspec": {"name": "k", "display_name": "k"}})


@pytest.fixture
def store(tmp_path: Path, notebook: NotebookNode) -> OutputStore:
    """A store that holds what the notebook put out."""
    store = OutputStore(tmp_path / "kept")
    assert store.read(notebook) is None
    assert not store.has_any(notebook)
    executed = deepcopy(notebook)
    executed.metadata["language_info"] = {"name": "python"}
    executed.cells[1].execution_count = 1
    data = {"text/plain": "1", "image/svg+xml": "<svg/>"}
    executed.cells[2].update(
        execution_count=2,
        outputs=[new_output("execute_result", data=data, execution_count=2)],
    )
    store.keep(executed, {"seconds": 1.0, "commit": "abc"})
    return store


def test_outputs_come_back_with_what_made_them(store: OutputStore, notebook: NotebookNode) -> None:
    kept = store.read(notebook)
    assert kept
    assert kept.provenance == {"seconds": 1.0, "commit": "abc"}
    filled = kept.put_into(notebook)
    assert [cell.get("execution_count") for cell in filled.cells] == [None, 1, 2]
    assert filled.cells[2].outputs[0].data["image/svg+xml"] == "<svg/>"
    assert filled.metadata.language_info.name == "python"


def test_prose_does_not_matter_but_cells_do(store: OutputStore, notebook: NotebookNode) -> None:
    notebook.cells[0].source = "other prose"
    notebook.cells.append(new_markdown_cell("more"))
    assert store.read(notebook)
    for change in (
        lambda other: other.cells[1].update(source="x = 2"),
        lambda other: other.cells[1].metadata.update(tags=["hide-input"]),
        lambda other: other.metadata.kernelspec.update(course_fingerprint="f"),
        lambda other: other.cells.append(new_code_cell("x")),
    ):
        other = deepcopy(notebook)
        change(other)
        assert store.read(other) is None


def test_damaged_outputs_are_known_as_such_and_made_again(
    store: OutputStore, notebook: NotebookNode
) -> None:
    (file,) = store.folder.iterdir()
    file.write_bytes(file.read_bytes().replace(b"svg", b"png"))
    assert store.read(notebook) is None
    assert store.has_any(notebook)
    store.keep(notebook, {"seconds": 2.0})
    kept = store.read(notebook)
    assert kept
    assert kept.provenance == {"seconds": 2.0}
