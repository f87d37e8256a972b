"""The commands of the gates, as they are typed."""

import pytest

from coursekit.cli import main
from coursekit.course import Course
from coursekit.translation.state import state_path


def run(course: Course, *arguments: str) -> int:
    return main(["--root", str(course.root), *arguments])


def test_check_review_and_glossary(course: Course, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(course, "check") == 0
    assert run(course, "check", "--release") == 1
    assert run(course, "review", "clip", "es") == 0
    assert run(course, "review", "clip", "zh") == 0
    assert run(course, "check", "--release") == 0
    assert run(course, "glossary") == 0
    assert "3 of 3 glossary pages changed" in capsys.readouterr().out


def test_a_wrong_request_is_one_sentence(
    course: Course, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(course, "review", "clip", "fr") == 1
    assert "unknown language" in capsys.readouterr().err
    assert not state_path(course, "clip", "es").exists()
