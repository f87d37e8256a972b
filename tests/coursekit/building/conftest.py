"""A tiny course to build: two pages, three languages, one cheap cell."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coursekit.course import Course


@pytest.fixture
def course(tmp_path: Path, copy_course: Callable[[Path], Course]) -> Course:
    """A copy that a test may change."""
    return copy_course(tmp_path / "course")
