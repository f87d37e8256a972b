"""What makes a page execute again, and what does not."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from coursekit.course import Course
from coursekit.execution import fingerprint
from coursekit.execution.fingerprint import Fingerprints
from coursekit.myst.cells import Cell

FIXTURE = Path(__file__).parents[2] / "fixtures" / "course"
SQUARE = [Cell(1, "from tiny.square import Square", 1)]


@pytest.fixture
def course(tmp_path: Path) -> Course:
    shutil.copytree(FIXTURE, tmp_path / "course")
    assets = tmp_path / "course" / "code" / "tiny" / "assets" / "data"
    assets.mkdir(parents=True)
    (assets / "a.txt").write_text("1")
    words = tmp_path / "course" / "code" / "tiny" / "words"
    words.mkdir()
    (words / "shapes.yml").write_text("a: 1")
    return Course(tmp_path / "course")


def of(course: Course, cells: list[Cell], preset: str = "mini") -> str:
    """The fingerprint as a fresh process computes it."""
    code = (
        "import sys; from pathlib import Path; from coursekit.course import Course\n"
        "from coursekit.myst.cells import Cell\n"
        "from coursekit.execution.fingerprint import Fingerprints\n"
        f"cells = [Cell(1, {cells[0].source!r}, 1)]\n"
        f"print(Fingerprints(Course(Path({str(course.root)!r})), {preset!r}).of(cells, 'page'))\n"
    )
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout


def edit(course: Course, name: str) -> None:
    path = course.root / "code" / "tiny" / name
    path.write_text(path.read_text() + "\n# edited\n")


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
    ("source", "edited"),
    [
        ('from tiny.square import Square\nasset("data", "a.txt")', "assets/data/a.txt"),
        ('from tiny.square import Square\nfigure("f", 1, topic="shapes")', "words/shapes.yml"),
        ('from tiny.square import Square\nWords("en", "shapes")', "words/shapes.yml"),
    ],
)
def test_named_data_count(course: Course, source: str, edited: str) -> None:
    cells = [Cell(1, source, 1)]
    before = of(course, cells)
    edit(course, edited)
    assert of(course, cells) != before


def test_preset_device_and_versions_count(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    cells = [Cell(1, "import math", 1)]
    found = {Fingerprints(course, preset).of(cells, "page") for preset in ("mini", "small")}
    monkeypatch.setattr(fingerprint, "device_class", lambda: "cuda")
    found.add(Fingerprints(course, "mini").of(cells, "page"))
    monkeypatch.setattr(fingerprint, "installed_versions", lambda: {"torch": "0"})
    found.add(Fingerprints(course, "mini").of(cells, "page"))
    assert len(found) == 4
