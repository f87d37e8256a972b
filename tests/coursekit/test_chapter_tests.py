from pathlib import Path

import pytest

from coursekit.chapter_tests import EVERY_CHAPTER, WITH_TOPICS, chapter_tests
from coursekit.cli import main
from coursekit.course import Course, CourseError

ROOT = Path(__file__).parents[2]


@pytest.fixture
def course(tmp_path: Path) -> Course:
    (tmp_path / "_toc.yml").write_text("root: book/index\nchapters: [{file: book/part/ape}]\n")
    for name in ("recipes/ape/test_a.py", "models/test_ape_size.py", "models/test_apes.py",
                 "recipes/other/test_b.py", "recipes/ape/conftest.py"):  # fmt: skip
        path = tmp_path / "tests" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return Course(tmp_path)


@pytest.mark.parametrize("chapter", ["ape", "part/ape"])
def test_whatever_carries_the_topic_is_run(course: Course, chapter: str) -> None:
    *files, _, cases = chapter_tests(course, chapter)
    assert files == ["tests/models/test_ape_size.py", "tests/recipes/ape/test_a.py"]
    assert cases == "ape or not (test_real_bank or test_fonts)"


def test_an_unknown_chapter_is_refused(course: Course) -> None:
    with pytest.raises(CourseError, match="'bee' names 0 pages"):
        chapter_tests(course, "bee")
    assert main(["--root", str(course.root), "test", "--chapter", "bee"]) == 1


def test_the_files_that_test_every_chapter_exist_and_know_topics() -> None:
    assert all((ROOT / name).is_file() for name in EVERY_CHAPTER)
    for stem in WITH_TOPICS:
        (file,) = (name for name in EVERY_CHAPTER if Path(name).stem == stem)
        assert 'parametrize("topic"' in (ROOT / file).read_text("utf-8")


def test_the_rest_of_the_command_is_for_pytest(course: Course) -> None:
    """Nothing is collected from a file that is empty: pytest's own status says so."""
    arguments = ["test", "--chapter", "part/ape", "-n", "0", "-p", "no:cacheprovider"]
    assert main(["--root", str(course.root), *arguments]) == 5
