"""What every test shares: one thread, the smallest preset, no network; the built courses."""

import os
from pathlib import Path

import pytest

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("COURSE_PRESET", "mini")
os.environ.setdefault("HF_HUB_OFFLINE", "1")

ROOT = Path(__file__).parents[1]
PARTS = ("book", "translations", "code", "_config.yml", "_toc.yml")


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
    """Build the course in ``source`` beside links to its parts; workers wait for each other."""
    from filelock import FileLock

    from coursekit.building import BuildRequest, build_site
    from coursekit.course import Course

    folder = ROOT / "_build" / "tests" / name
    folder.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        if not (folder / part).is_symlink():
            (folder / part).symlink_to(source / part)
    course = Course(folder)
    with FileLock(folder.with_suffix(".lock")):
        build_site(BuildRequest(course, preset="mini"), say=lambda _: None)
    return course
