"""Measuring builds: the edits between them, and the table."""

import shutil
from pathlib import Path

from coursekit.course import Course
from tools.measure import Row, edit_prose, modules_of, table

FIXTURE = Path(__file__).parents[1] / "fixtures" / "course"


def test_measuring_edits_what_it_says(tmp_path: Path) -> None:
    course = Course(shutil.copytree(FIXTURE, tmp_path / "course"))
    edit_prose(course)
    assert "Una frase más." in course.page("topic/shapes", "es").read_text("utf-8")
    unused, used = modules_of(course)
    assert unused.name == "unused.py"
    assert used.name in {"log.py", "numbers.py", "square.py"}
    assert "| a | 1.0 s | 2.0 s | 1 | 0.5 GiB | b |" in table([Row("a", 3, 1, 1, 2**29, "b")])
