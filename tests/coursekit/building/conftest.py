"""A tiny course to build: two pages, three languages, one cheap cell."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from coursekit.course import Course

FIXTURE = Path(__file__).parents[2] / "fixtures" / "course"


@pytest.fixture(scope="session")
def copy_course() -> Callable[[Path], Course]:
    """Makes a fresh copy of the tiny course at a path."""

    def copy(folder: Path) -> Course:
        shutil.copytree(FIXTURE, folder, ignore=shutil.ignore_patterns("__pycache__", "_build"))
        return Course(folder)

    return copy


@pytest.fixture
def course(tmp_path: Path, copy_course: Callable[[Path], Course]) -> Course:
    """A copy that a test may change."""
    return copy_course(tmp_path / "course")
