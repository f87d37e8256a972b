"""What an edit costs: kernels that start, pages that are rendered anew."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from coursekit import typesetting
from coursekit.building import BuildRequest, build_site, execute_pages, stage_all
from coursekit.course import Course
from coursekit.stamp import CODE, kit_hash, libraries

SHAPES, FIRST, SECOND = "topic/shapes", "topic/first", "topic/second"
FRONT = """---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  language: python
  name: python3
---

# Study

```{code-cell} ipython3
from tiny.studies import read_study

print(read_study("STUDY"))
```
"""
READER = '''"""Reads studies."""

from pathlib import Path

STUDIES = Path(__file__).parent / "assets" / "studies"


def read_study(name: str) -> str:
    """Read one."""
    return (STUDIES / name / "table.csv").read_text()
'''


def add_study(course: Course, name: str, page: str, table: str = "a,b\n1,2\n") -> None:
    """A study, and an English page that reads it."""
    folder = course.root / "code" / "tiny" / "assets" / "studies" / name
    folder.mkdir(parents=True)
    (folder / "table.csv").write_text(table)
    course.page(page, "en").write_text(FRONT.replace("STUDY", name))
    with (course.root / "_toc.yml").open("a") as toc:
        toc.write(f"      - file: book/{page}\n")


def edit(course: Course, module: str, old: str, new: str) -> None:
    path = course.root / "code" / "tiny" / f"{module}.py"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def executed(course: Course) -> tuple[str, ...]:
    """The pages for which kernels start now."""
    request = BuildRequest(course, languages=("en",))
    pages = stage_all(request, ("en",), "mini")
    return execute_pages(course, pages, "mini", lambda _: None).executed


@pytest.fixture(scope="module")
def executed_course(
    tmp_path_factory: pytest.TempPathFactory, copy_course: Callable[[Path], Course]
) -> Course:
    """A course of a page on shapes and one that reads a study, both executed."""
    course = copy_course(tmp_path_factory.mktemp("rebuilds") / "course")
    (course.root / "code" / "tiny" / "studies.py").write_text(READER)
    add_study(course, "one", FIRST)
    assert executed(course) == (SHAPES, FIRST)
    return course


def test_prose_and_import_lines_of_the_package_execute_nothing(executed_course: Course) -> None:
    edit(executed_course, "square", '"""A square of some side."""', '"""Another docstring."""')
    edit(executed_course, "square", "NAMES = ", "# A comment.\n\n\nNAMES = ")
    imports = "from matplotlib.figure import Figure\n", "from pandas import DataFrame\n"
    edit(executed_course, "square", "".join(imports), "".join(reversed(imports)))
    edit(executed_course, "square", "import dataclass\n", "import dataclass, field\n")
    assert executed(executed_course) == ()


def test_a_new_study_executes_only_the_page_that_reads_it(executed_course: Course) -> None:
    add_study(executed_course, "two", SECOND)
    assert executed(executed_course) == (SECOND,)


def test_the_body_of_a_function_executes_the_pages_that_use_it(executed_course: Course) -> None:
    edit(executed_course, "square", "side = square.side * SCALE", "side = SCALE * square.side")
    assert executed(executed_course) == (SHAPES,)
    edit(executed_course, "studies", "(STUDIES / name / ", "(STUDIES / f'{name}' / ")
    assert set(executed(executed_course)) == {FIRST, SECOND}
    assert executed(executed_course) == ()


class Site:
    """An English site that is built again and again."""

    def __init__(self, course: Course):
        self.course = course
        self.build()

    def build(self) -> None:
        build_site(BuildRequest(self.course, languages=("en",)), say=lambda _: None)

    def rebuilt(self, folder: str, suffix: str) -> set[str]:
        """The pages whose file in a folder of the edition is new after a build."""
        place = self.course.build / "public" / folder
        files = {slug: place / f"{slug}{suffix}" for slug in self.course.pages()}
        before = {slug: file.stat() for slug, file in files.items() if file.exists()}
        self.build()
        return {slug for slug, old in before.items() if files[slug].stat() != old}


@pytest.fixture(scope="module")
def site(executed_course: Course, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the same course, with the outputs that are there."""
    folder = tmp_path_factory.mktemp("site") / "course"
    return Site(Course(shutil.copytree(executed_course.root, folder)))


def test_notebooks_are_exported_anew_for_pages_that_changed(site: Site) -> None:
    page = site.course.page(FIRST, "en")
    page.write_text(page.read_text() + "\nOne more sentence.\n")
    assert site.rebuilt("notebooks/en", ".ipynb") == {FIRST}


@pytest.fixture
def kit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the code that the build takes for the kit that renders."""
    code = tmp_path / "code"
    shutil.copytree(CODE, code, ignore=shutil.ignore_patterns("__pycache__", "assets"))
    monkeypatch.setattr(typesetting, "kit_hash", lambda extensions: kit_hash(extensions, code))
    return code / "coursekit"


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def test_an_edit_to_what_renders_nothing_renders_nothing(site: Site, kit: Path) -> None:
    for name in ("gates/check.py", "cli.py", "execution/kernel.py", "publishing.py"):
        append(kit / name, "\nEDITED = True\n")
    append(kit / "sphinxext" / "frame.py", "\n# A comment.\n")
    assert site.rebuilt("en/html", ".html") == set()


def test_an_edit_to_what_renders_renders_all(site: Site, kit: Path) -> None:
    append(kit / "sphinxext" / "frame.py", "\nEDITED = True\n")
    assert site.rebuilt("en/html", ".html") == set(site.course.pages())


@pytest.mark.parametrize("name", ["templates/layout.html", "static/course.css", "sphinxworker.py"])
def test_what_pages_are_made_of_counts(kit: Path, name: str) -> None:
    before = kit_hash(("coursekit.sphinxext",))
    append(kit / name, "\nEDITED = True\n")
    assert kit_hash(("coursekit.sphinxext",), kit.parent) != before


def test_only_libraries_that_sphinx_needs_or_that_need_it_count() -> None:
    names = {line.split()[0] for line in libraries()}
    assert {"sphinx", "docutils", "myst-nb", "sphinx-exercise", "pybtex", "jieba"} <= names
    assert not names & {"torch", "numpy", "mypy", "pytest"}
