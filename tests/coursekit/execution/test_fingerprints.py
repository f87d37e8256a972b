"""What makes a page execute again, and what does not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coursekit.course import Course, CourseError
from coursekit.execution import fingerprint
from coursekit.execution.fingerprint import Fingerprints
from coursekit.myst.cells import Cell

DATA = [
    "assets/data/a.txt",
    "assets/data/b.txt",
    "assets/studies/one/table.csv",
    "assets/studies/two/table.csv",
    "words/shapes.yml",
]
SQUARE = [Cell(1, "from tiny.square import Square", 1)]


@pytest.fixture
def course(tmp_path: Path, copy_course: Callable[[Path], Course]) -> Course:
    course = copy_course(tmp_path / "course")
    for name in DATA:
        path = course.root / "code" / "tiny" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("a: 1")
    return course


def of(course: Course, cells: list[Cell]) -> str:
    """The fingerprint as a new build computes it."""
    return Fingerprints(course, "mini").of(cells, "page")


def edit(course: Course, name: str, old: str = "", new: str = "\nEDITED = 1\n") -> None:
    path = course.root / "code" / "tiny" / name
    text = path.read_text()
    path.write_text(text.replace(old, new, 1) if old else text + new)


@pytest.mark.parametrize(
    ("edited", "changes"),
    [
        ("square.py", True),
        ("numbers.py", True),
        ("__init__.py", True),
        ("unused.py", False),
        ("log.py", False),
        ("assets/data/a.txt", False),
    ],
)
def test_only_what_a_page_imports_counts(course: Course, edited: str, changes: bool) -> None:
    before = of(course, SQUARE)
    edit(course, edited)
    assert (of(course, SQUARE) != before) is changes


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("", "\n\n# A comment.\n", False),
        ("A square of some side.", "Another docstring.", False),
        ("from pandas import DataFrame\n", "", True),
        ("from pandas import DataFrame\n", "from matplotlib.pyplot import DataFrame\n", True),
        ("import dataclass", "import dataclass, field", False),
        ("from tiny.numbers", "from pandas import DataFrame\nfrom tiny.numbers", False),
        ("    side: int", "    side: float", True),
    ],
)
def test_prose_and_import_lines_count_for_nothing_but_what_they_bind(
    course: Course, old: str, new: str, changes: bool
) -> None:
    before = of(course, SQUARE)
    edit(course, "square.py", old, new)
    assert (of(course, SQUARE) != before) is changes


def test_a_definition_may_move_to_another_module_in_use(course: Course) -> None:
    before = of(course, SQUARE)
    edit(course, "square.py", "from tiny.numbers import SCALE", "SCALE = 1.0")
    edit(course, "numbers.py", "SCALE = 1.0", "")
    edit(course, "square.py", "NAMES =", "import tiny.numbers\nNAMES =")
    assert of(course, SQUARE) == before


READER = """
def read_study(name, folder=None):
    return asset("studies", name)
def write_study(name, folder):
    return read_study(name, folder)
"""


@pytest.mark.parametrize(
    ("cell", "edited", "changes"),
    [
        ('asset("data", "a.txt")', "assets/data/a.txt", True),
        ('asset("data", "a.txt")', "assets/data/b.txt", False),
        ('asset("data", name)', "assets/data/b.txt", True),
        ('figure("f", 1, topic="shapes")', "words/shapes.yml", True),
        ('Words("en", "shapes")', "words/shapes.yml", True),
        ('read_study("one")', "assets/studies/one/table.csv", True),
        ('read_study("one")', "assets/studies/two/table.csv", False),
        ('asset("studies", "one", "table.csv")', "assets/studies/two/table.csv", False),
        ("read_study(name)", "assets/studies/two/table.csv", True),
        ('read_study("not a folder")', "assets/studies/two/table.csv", True),
        ("pass", "assets/studies/two/table.csv", False),
    ],
)
def test_data_count_as_finely_as_literals_name_them(
    course: Course, cell: str, edited: str, changes: bool
) -> None:
    edit(course, "square.py", new=READER)
    cells = [Cell(1, f"from tiny.square import Square, read_study\n{cell}", 1)]
    before = of(course, cells)
    edit(course, edited)
    assert (of(course, cells) != before) is changes


def test_the_names_of_data_count_and_caches_do_not(course: Course) -> None:
    cells = [*SQUARE, Cell(2, 'asset("data", name)', 9)]
    folder = course.root / "code" / "tiny" / "assets" / "data"
    before = of(course, cells)
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "a.pyc").write_text("x")
    assert of(course, cells) == before
    (folder / "b.txt").rename(folder / "c.txt")
    assert of(course, cells) != before


def test_preset_device_and_versions_count(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    cells = [Cell(1, "import math", 1)]
    found = {Fingerprints(course, preset).of(cells, "page") for preset in ("mini", "small")}
    monkeypatch.setattr(fingerprint, "device_class", lambda: "cuda")
    found.add(Fingerprints(course, "mini").of(cells, "page"))
    monkeypatch.setattr(fingerprint, "imported_versions", lambda _: {"torch": "0"})
    found.add(Fingerprints(course, "mini").of(cells, "page"))
    assert len(found) == 4


def test_a_library_counts_for_the_pages_that_use_it(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = {
        "through a module": SQUARE,
        "in a cell": [Cell(1, "import einops", 1)],
        "not at all": [Cell(1, "import math", 1)],
    }
    asked: dict[str, set[str]] = {}
    for name, cells in pages.items():
        monkeypatch.setattr(
            fingerprint, "imported_versions", lambda m, n=name: asked.update({n: m})
        )
        Fingerprints(course, "mini").of(cells, "page")
    assert {"matplotlib", "pandas"} <= asked["through a module"]
    assert "einops" in asked["in a cell"]
    assert asked["not at all"] == {"math"}


def test_a_module_that_is_no_python_is_named(course: Course) -> None:
    edit(course, "square.py", new="def f(:\n")
    with pytest.raises(CourseError, match=r"square\.py, line \d+, is not valid Python"):
        of(course, SQUARE)
