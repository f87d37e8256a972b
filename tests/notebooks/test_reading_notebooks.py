import re
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from coursekit.course import LANGUAGES, Course

pytestmark = pytest.mark.site
FIXTURE_CODE = Path(__file__).parents[1] / "fixtures" / "course" / "code"
LEFT_OVER = re.compile(r"\{[a-z][\w:-]*\}`|^[ >]*(:::|```+\{)|^\([\w-]+\)=", re.MULTILINE)
MISTAKES = {"ImportError", "ModuleNotFoundError", "NameError", "SyntaxError", "TypeError"}
FENCE = re.compile(r"^[ >]*```.*?^[ >]*```|`[^`\n]+`", re.MULTILINE | re.DOTALL)


def notebooks(course: Course, language: str) -> dict[str, NotebookNode]:
    folder = course.build / "notebooks" / language
    return {
        path.relative_to(folder).with_suffix("").as_posix(): nbformat.read(path, as_version=4)
        for path in sorted(folder.rglob("*.ipynb"))
    }


def headers(notebook: NotebookNode) -> list[str]:
    html = [o.data.get("text/html", "") for o in outputs(notebook) if "data" in o]
    return [re.sub(r"\s+", " ", head) for h in html for head in re.findall(r"<th[^>]*>.*?</th>", h)]


def outputs(notebook: NotebookNode) -> list[NotebookNode]:
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


def pictures(notebook: NotebookNode) -> int:
    return sum(bool({"image/svg+xml", "image/png"} & set(o.get("data", {})))
               for o in outputs(notebook))  # fmt: skip


def assert_ran(notebook: NotebookNode) -> None:
    for cell in notebook.cells:
        errors = [o for o in cell.get("outputs", []) if o.output_type == "error"]
        if "raises-exception" not in cell.metadata.get("tags", []):
            assert not errors, f"{cell.source}\n{errors}"
        assert not {e.ename for e in errors} & MISTAKES, f"{cell.source}\n{errors}"


def test_a_reader_sees_the_dependencies_first_and_the_package_once_installed(reader) -> None:
    assert reader.before == {"multimodal": False, "coursekit": False, "torch": True}
    place = reader.run("import multimodal; print(multimodal.__file__)")
    assert Path(place).is_relative_to(reader.packages)
    assert not reader.sees("coursekit")


def assert_same_outputs(executed: NotebookNode, exported: NotebookNode) -> None:
    assert_ran(executed)
    assert pictures(executed) == pictures(exported)
    assert headers(executed) == headers(exported)


def test_a_small_notebook_runs_in_every_language(reader, tiny_course) -> None:
    folder = tiny_course.build / "notebooks"
    paths = [folder / language / "topic" / "shapes.ipynb" for language in LANGUAGES]
    for path, executed in zip(
        paths, reader.execute(*paths, PYTHONPATH=str(FIXTURE_CODE)), strict=True
    ):
        assert_same_outputs(executed, nbformat.read(path, as_version=4))
        assert pictures(executed) == 1
        assert headers(executed) != []


def test_the_languages_of_the_small_notebook_differ(tiny_course) -> None:
    heads = [headers(notebooks(tiny_course, language)["topic/shapes"]) for language in LANGUAGES]
    assert len({tuple(head) for head in heads}) == len(LANGUAGES)


def test_every_chapter_runs_from_top_to_bottom(reader, real_course) -> None:
    folder = real_course.build / "notebooks" / "es"
    chapters = notebooks(real_course, "es")
    assert chapters
    results = reader.execute(*(folder / f"{slug}.ipynb" for slug in chapters))
    for executed, exported in zip(results, chapters.values(), strict=True):
        assert_same_outputs(executed, exported)


def test_the_three_languages_have_the_same_shape(real_course) -> None:
    shapes = [
        {slug: shape(notebook) for slug, notebook in notebooks(real_course, language).items()}
        for language in LANGUAGES
    ]
    assert shapes[0]
    assert shapes[0] == shapes[1] == shapes[2]


def shape(notebook: NotebookNode) -> list[object]:
    """What must not depend on the language; a notice of a stale translation may be there."""
    result: list[object] = []
    for cell in notebook.cells[2:]:
        if cell.cell_type == "code":
            kinds = [sorted(o.get("data", {})) for o in cell.outputs]
            source = re.sub(r"\A# @title .+\n", "# @title\n", cell.source)
            result.append((source, cell.metadata, kinds))
        else:
            text = cell.source
            marks = (r"^#+(?= )", r"\\tag\{.*?\}", r"!\[|<img", r"<details>")
            result.append([len(re.findall(mark, text, re.MULTILINE)) for mark in marks])
    return result


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_was_converted(real_course, language: str) -> None:
    log = real_course.build / "public" / language / "sphinx.log"
    assert "not converted for the notebook" not in log.read_text("utf-8")
    for slug, notebook in notebooks(real_course, language).items():
        for cell in notebook.cells:
            if cell.cell_type == "markdown":
                left = LEFT_OVER.search(FENCE.sub("", cell.source))
                assert left is None, f"{slug}: {left}"


def test_notebooks_are_small_enough_for_colab(real_course) -> None:
    for path in (real_course.build / "notebooks").rglob("*.ipynb"):
        assert path.stat().st_size < 20 * 2**20, path
