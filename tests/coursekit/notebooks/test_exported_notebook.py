import json
from collections.abc import Callable
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from coursekit.notebooks.assemble import identities
from coursekit.notebooks.stamping import with_first_cell


def outputs(notebook: NotebookNode) -> list[NotebookNode]:
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


def code(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_the_languages_differ_in_words_only(exported: dict[str, NotebookNode]) -> None:
    kinds = {language: [c.cell_type for c in nb.cells] for language, nb in exported.items()}
    sources = {language: [c.source for c in code(nb)[1:]] for language, nb in exported.items()}
    assert kinds["en"] == kinds["es"] == kinds["zh"]
    assert sources["en"] == sources["es"] == sources["zh"]


def test_outputs_speak_one_language(exported: dict[str, NotebookNode]) -> None:
    for language, notebook in exported.items():
        svg, html = [o.data for o in outputs(notebook) if o.output_type == "display_data"][1:]
        assert f'id="{language}"' in svg["image/svg+xml"]
        assert f"<th>{language}</th>" in html["text/html"]
        others = {"en", "es", "zh"} - {language}
        assert not any(f'id="{other}"' in svg["image/svg+xml"] for other in others)


def test_nothing_of_the_build_is_left(exported: dict[str, NotebookNode]) -> None:
    written = nbformat.writes(exported["es"])
    for mark in ("papermill", "scrapbook", "localized", "jupytext", "fingerprint", "hide-input"):
        assert mark not in written
    assert all(cell.execution_count is None for cell in code(exported["es"]))


def test_progress_bars_and_glued_values_do_not_show(exported: dict[str, NotebookNode]) -> None:
    streams = [o for o in outputs(exported["es"]) if o.output_type == "stream"]
    assert [(stream.name, stream.text) for stream in streams] == [("stdout", "shown\n")]
    texts = [o.data for o in outputs(exported["es"]) if set(o.get("data", {})) == {"text/plain"}]
    assert texts == [{"text/plain": "2"}]


def test_a_picture_carries_its_alternative_text(exported: dict[str, NotebookNode]) -> None:
    pictures = [o for o in outputs(exported["es"]) if "image/svg+xml" in o.get("data", {})]
    expected = {"image/svg+xml": {"alt": "Two bars, the second twice as high."}}
    assert [dict(picture.metadata) for picture in pictures] == [expected]


def test_hidden_input_is_folded(exported: dict[str, NotebookNode]) -> None:
    folded = [cell.metadata.get("jupyter") for cell in code(exported["es"])]
    assert folded[1] == {"source_hidden": True}
    assert folded[2] is None


def test_exercises_are_cells_to_run(exported: dict[str, NotebookNode]) -> None:
    starter, checks = code(exported["es"])[-2:]
    assert starter.source.startswith("# exercise: sum\ndef total")
    assert checks.source.startswith("# exercise: sum\ndef visible_checks():\n")
    assert starter.outputs == checks.outputs == []
    heading = next(c.source for c in exported["es"].cells if "Ejercicio 1" in c.source)
    assert "### Ejercicio 1. Sum\n\n**Práctica** · programación" in heading
    assert "\n\nWrite `total`.\n\n" in heading


def test_what_is_public_of_an_exercise_is_said_by_the_bank(
    build_changed: Callable[..., tuple[Path, str]], exported: dict[str, NotebookNode]
) -> None:
    key = "<summary>Answer key</summary>\n\nUse `sum`.\n\n```python\ndef total(xs):\n"
    practice = nbformat.writes(exported["en"])
    assert any(key in cell.source for cell in exported["en"].cells)
    assert "INSTRUCTOR-ONLY" not in practice
    assert "RUBRIC" not in practice
    folder, _ = build_changed("graded", lambda text: text.replace("ex-sum", "ex-graded-sum"))
    graded = (folder / "en" / "topic" / "page.ipynb").read_text("utf-8")
    assert "# exercise: graded-sum\\ndef total" in graded.replace('\\n",\n    "', "\\n")
    for secret in ("INSTRUCTOR-ONLY", "RUBRIC", "Use `sum`", "return sum", "hidden_checks"):
        assert secret not in graded


def test_the_first_cell_sets_the_language(exported: dict[str, NotebookNode]) -> None:
    for language, notebook in exported.items():
        first = notebook.cells[0]
        assert first.cell_type == "code"
        assert first.source == f'import os\n\nos.environ["COURSE_LANGUAGE"] = "{language}"'


def test_a_release_replaces_the_first_cell_and_nothing_else(
    exported: dict[str, NotebookNode],
) -> None:
    before = nbformat.writes(exported["es"]) + "\n"
    after = with_first_cell(before, "# @title T\nprint()")
    assert nbformat.reads(after, as_version=4).cells[0].source == "# @title T\nprint()"
    nbformat.validate(nbformat.reads(after, as_version=4))
    first = nbformat.reads(before, as_version=4).cells[0]
    again = json.loads(with_first_cell(after, first.source))
    again["cells"][0]["metadata"] = {}
    assert json.loads(before) == again


def test_the_second_cell_points_to_the_page_and_to_the_gpu(
    exported: dict[str, NotebookNode], published: NotebookNode
) -> None:
    assert "https://example.org/course/es/topic/page.html" in published.cells[1].source
    assert "GPU" in exported["zh"].cells[1].source
    assert "http" not in exported["zh"].cells[1].source


def test_metadata_is_plain(exported: dict[str, NotebookNode]) -> None:
    metadata = exported["en"].metadata
    assert set(metadata) == {"accelerator", "colab", "kernelspec", "language_info"}
    assert metadata.kernelspec.name == "python3"
    assert metadata.colab.toc_visible is True


def test_identities_are_stable_and_unique(
    exported: dict[str, NotebookNode], build: Callable[..., tuple[Path, str]]
) -> None:
    folder, _ = build("es", "again")
    again = nbformat.read(folder / "es" / "topic" / "page.ipynb", as_version=4)
    assert again == exported["es"]
    names = [cell.id for cell in again.cells]
    assert len(set(names)) == len(names)


def test_equal_cells_have_different_identities() -> None:
    cells = [new_markdown_cell("same"), new_code_cell("same"), new_markdown_cell("same")]
    names = list(identities(cells))
    assert len(set(names)) == 3
    assert names[2].startswith(names[0])
