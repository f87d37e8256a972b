"""What every test shares: one thread, the smallest preset, no network; the built courses."""

import os
from pathlib import Path

import pytest

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("COURSE_PRESET", "mini")
os.environ.setdefault("HF_HUB_OFFLINE", "1")

ROOT = Path(__file__).parents[1]
PARTS = ("book", "translations", "code", "_config.yml", "_toc.yml")
LONGEST = (
    *("browser/test_pages", "test_style", "notebooks/test_reading", "exercises/test_leaks"),
    *("browser/test_reading", "exercises/test_real_bank", "gates/test_book", "coursekit/building"),
)
"""Files that take longest, in an order in which two workers do not wait for one another."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Start with the longest files, so that none is left over for the end."""
    tests = ROOT / "tests"
    items.sort(key=lambda item: _rank(item.path.relative_to(tests).as_posix()))


def _rank(name: str) -> int:
    return next((rank for rank, long in enumerate(LONGEST) if name.startswith(long)), len(LONGEST))


@pytest.fixture(scope="session")
def real_course():
    """The course of this checkout with its public site and notebooks, at the smallest preset.

    It is built in a folder of its own, kept between runs; what ``make site`` built stays.
    """
    return built_course(ROOT, "real")


@pytest.fixture(scope="session")
def tiny_course():
    """The course of ``tests/fixtures/course`` with its public site and notebooks."""
    return built_course(ROOT / "tests" / "fixtures" / "course", "tiny")


def built_course(source: Path, name: str):
    """Build the course in ``source`` beside links to its parts, once for all workers of a run."""
    from filelock import FileLock

    from coursekit.building import BuildRequest, build_site
    from coursekit.course import Course

    folder = ROOT / "_build" / "tests" / name
    folder.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        if not (folder / part).is_symlink():
            (folder / part).symlink_to(source / part)
    course, stamp = Course(folder), folder / "run"
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    with FileLock(folder.with_suffix(".lock")):
        if not stamp.is_file() or stamp.read_text() != run:
            build_site(BuildRequest(course, preset="mini"), say=lambda _: None)
            stamp.write_text(run)
    return course
