"""The tiny course with a bank of three exercises: code and words, practice and assignment."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from coursekit.course import LANGUAGES, Course

CHAPTER = "topic/shapes"
RECORD = {
    "points": 3,
    "minutes": 10,
    "difficulty": 1,
    "outcome": {"en": "count", "es": "contar", "zh": "计数"},
}
STARTER = "def twice(x):\n    raise NotImplementedError\n"
SOLUTION = "def twice(x):\n    return 2 * x  # SOLUTION-CODE\n"
CHECKS = """def {kind}_checks():
    assert twice({x}) == {y}
    print('{kind} ran')


{kind}_checks()
"""
PROGRAMS = {
    "starter.py": STARTER,
    "solution.py": SOLUTION,
    "visible_checks.py": CHECKS.format(kind="visible", x=2, y=4),
    "hidden_checks.py": CHECKS.format(kind="hidden", x=21, y=42),
}


def add_exercise(course: Course, name: str, kind: str, form: str) -> Path:
    """Write an exercise into the bank; returns its folder."""
    place = Path("exercises", CHAPTER.rpartition("/")[2], name)
    folder = course.book / place
    for language in LANGUAGES:
        texts = course.folder(language) / place
        texts.mkdir(parents=True)
        (texts / "statement.md").write_text(f"# Title {language}\n\nSTATEMENT-{language} $x^2$.\n")
        (texts / "key.md").write_text(f"KEY-{language}\n\n```text\nKEY-FENCE\n```\n")
        (texts / "rubric.md").write_text(
            f"- **1 point.** RUBRIC-{language}\n- **2 points.** rest\n"
        )
    record = {"kind": kind, "form": form, **RECORD}
    (folder / "exercise.yml").write_text(yaml.safe_dump(record, allow_unicode=True), "utf-8")
    if form == "code":
        for file, source in PROGRAMS.items():
            (folder / file).write_text(source)
    return folder


@pytest.fixture
def course(tmp_path: Path, copy_course: Callable[[Path], Course]) -> Course:
    course = copy_course(tmp_path / "course")
    add_exercise(course, "double", "practice", "code")
    add_exercise(course, "graded-double", "assignment", "code")
    add_exercise(course, "why", "assignment", "text")
    return course
