"""A small book with every construct that pages use, built and exported in three languages."""

import asyncio
import shutil
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import nbformat
import pytest
import sphinx.locale
from nbformat import NotebookNode
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from coursekit.course import LANGUAGES, Course
from coursekit.execution.kernel import kernel_environment, run_notebook
from coursekit.execution.outputs import OutputStore
from coursekit.myst.cells import read_notebook
from coursekit.myst.frontmatter import is_notebook
from coursekit.myst.reader import Reader
from coursekit.sphinxext.outputs_shown import show_outputs

Build = Callable[..., tuple[Path, str]]
READER = Reader(frozenset({"amsmath", "attrs_inline", "colon_fence", "deflist", "dollarmath"}))
SAMPLE = Path(__file__).parent / "sample"
EXERCISE = {
    "exercise.yml": "{kind: KIND, form: code, points: 1, minutes: 1, difficulty: 1,"
    " outcome: {en: add, es: sumar, zh: 求和}}",
    "starter.py": "def total(xs):\n    raise NotImplementedError",
    "visible_checks.py": "def visible_checks():\n    assert total([1, 2]) == 3\n\nvisible_checks()",
    "hidden_checks.py": "def hidden_checks():\n    assert total([]) == 0\n\n\nhidden_checks()",
    "solution.py": "def total(xs):\n    return sum(xs)",
}
TEXTS = {
    "statement.md": "# Sum\n\nWrite `total`.",
    "key.md": "Use `sum`.",
    "rubric.md": "- **1 point.** RUBRIC",
}


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample's sources."""
    folder = tmp_path_factory.mktemp("sample") / "book"
    shutil.copytree(SAMPLE, folder)
    return folder


@pytest.fixture(scope="session")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course of one page with two exercises, ``sum`` to practise and ``graded-sum``."""
    root = tmp_path_factory.mktemp("bank")
    (root / "_toc.yml").write_text("root: book/topic/page\n", "utf-8")
    (root / "_config.yml").write_text("parse: {myst_enable_extensions: [dollarmath]}\n", "utf-8")
    for name, kind in (("sum", "practice"), ("graded-sum", "assignment")):
        for folder in ("book", "translations/es", "translations/zh"):
            files = TEXTS | (EXERCISE if folder == "book" else {})
            for file, text in files.items():
                path = root / folder / "exercises" / "page" / name / file
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text.replace("KIND", kind), "utf-8")
    return root


def keep_outputs(sample: Path, store: OutputStore) -> None:
    """Execute what is not in the store, and let the sample's pages show what is."""
    for path in sample.rglob("*.md"):
        text = path.read_text("utf-8")
        if is_notebook(text):
            notebook = read_notebook(READER, text, path.name)
            if store.read(notebook) is None:
                environment = kernel_environment("mini", sample)
                made = asyncio.run(run_notebook(notebook, path.name, environment, 60))
                store.keep(notebook, made)
    show_outputs(store)


@pytest.fixture(scope="session")
def build(sample: Path, bank: Path) -> Iterator[Build]:
    """Build the sample in a language; returns the folder of notebooks and the warnings."""

    def run(language: str, name: str = "tree", **settings: str) -> tuple[Path, str]:
        folder = sample.parent / name
        warnings = StringIO()
        overrides = {
            "language": LANGUAGES[language].sphinx,
            "course_language": language,
            "course_root": str(bank),
            "course_notebooks_folder": str(folder),
        }
        keep_outputs(sample, OutputStore.of(Course(bank)))
        output = sample.parent / "html" / f"{name}-{language}"
        sphinx.locale.translators.clear()
        with docutils_namespace():
            app = Sphinx(
                str(sample), str(sample), str(output), str(output / ".doctrees"), "html",
                confoverrides=overrides | settings, status=None, warning=warnings,
            )  # fmt: skip
            app.build()
        return folder, warnings.getvalue()

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COURSE_BUILD", "1")
        yield run


@pytest.fixture
def build_changed(build: Build, sample: Path) -> Iterator[Build]:
    """Build the sample in English, its page with other text, which is put back afterwards."""
    page = sample / "topic" / "page.md"
    before = page.read_text("utf-8")

    def run(name: str, change: Callable[[str], str]) -> tuple[Path, str]:
        page.write_text(change(before), "utf-8")
        return build("en", name)

    yield run
    page.write_text(before, "utf-8")


@pytest.fixture(scope="session")
def exported(build: Build) -> dict[str, NotebookNode]:
    """The sample's notebook in each language, without any public address."""
    result = {}
    for language in LANGUAGES:
        folder, warnings = build(language)
        assert not warnings
        path = folder / language / "topic" / "page.ipynb"
        result[language] = nbformat.read(path, as_version=4)
    return result


@pytest.fixture(scope="session")
def published(build: Build) -> NotebookNode:
    """The sample's Spanish notebook with all public addresses set."""
    folder, warnings = build(
        "es",
        "published",
        course_site_url="https://example.org/course/",
        course_repository="owner/course",
        course_notebooks_branch="notebooks",
    )
    assert not warnings
    return nbformat.read(folder / "es" / "topic" / "page.ipynb", as_version=4)
