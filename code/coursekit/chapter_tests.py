"""The tests that concern one chapter, found by its topic: the last part of its slug."""

from pathlib import Path

from coursekit.course import Course

EVERY_CHAPTER = (
    "tests/exercises/test_real_bank.py",
    "tests/multimodal/text/test_fonts.py",
    "tests/gates/test_book.py",
)
"""Files that test all chapters alike; of those with a case per topic only its own are run."""
WITH_TOPICS = ("test_real_bank", "test_fonts")


def chapter_tests(course: Course, chapter: str) -> list[str]:
    """The arguments of pytest that run what concerns a chapter.

    That is whatever carries its topic in the name of a folder or file below ``tests/``, its cases
    of the tests of the exercise bank and of the catalogues, and the gates over all pages.

    Args:
        chapter: a slug, or its last part: ``representation/clip`` or ``clip``.
    """
    topic = course.chapter(chapter.rpartition("/")[2]).rpartition("/")[2]
    files = (path.relative_to(course.root) for path in course.root.glob("tests/**/test_*.py"))
    own = [path.as_posix() for path in sorted(files) if topic in _names(path)]
    shared = [name for name in EVERY_CHAPTER if (course.root / name).is_file()]
    return [*own, *shared, "-k", f"{topic} or not ({' or '.join(WITH_TOPICS)})"]


def _names(path: Path) -> set[str]:
    return {*path.parent.parts, *path.stem.split("_")}
