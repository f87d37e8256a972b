from collections.abc import Callable

import pytest

from coursekit.course import Course, CourseError
from coursekit.gates.acronyms import check_acronyms
from coursekit.gates.sources import Sources

Plant = Callable[[str, str, str], None]
LISTED = "SIM: Simple Image Model\nCNN: {en: convolutional network, es: red convolucional}\n"


@pytest.fixture
def listed(course: Course) -> Course:
    (course.root / "translations/acronyms.yml").write_text(LISTED, "utf-8")
    return course


def messages(course: Course) -> list[str]:
    return [str(finding) for finding in check_acronyms(Sources(course))]


def test_without_the_file_and_without_acronyms_all_is_well(course: Course) -> None:
    assert messages(course) == []
    (course.root / "translations/acronyms.yml").write_text(LISTED, "utf-8")
    assert messages(course) == []


@pytest.mark.parametrize("name", ["SIM (Simple Image Model)", "A simple image-model, SIM,"])
def test_an_acronym_that_is_spelled_out_where_it_stands_first(
    listed: Course, plant: Plant, name: str
) -> None:
    plant("book/clip.md", "The first point", f"{name} is the first point. SIM is the first point")
    assert messages(listed) == []


def test_in_the_words_of_the_language_or_of_the_authors(listed: Course, plant: Plant) -> None:
    plant("translations/es/clip.md", "El primer", "Una red convolucional (CNN) es el primer")
    plant("translations/zh/clip.md", "第二点", "CNN（convolutional network）是第二点")
    assert messages(listed) == []


def test_an_acronym_that_is_never_spelled_out(listed: Course, plant: Plant) -> None:
    plant("translations/zh/clip.md", "第二点", "SIM 是第二点")
    (message,) = messages(listed)
    assert "translations/zh/clip.md" in message
    assert "SIM is never spelled out: Simple Image Model" in message


def test_one_that_is_spelled_out_too_late(listed: Course, plant: Plant) -> None:
    plant("book/clip.md", "The first point", "SIM is the first point")
    plant("book/clip.md", "The second point", "SIM, a simple image model, is the second point")
    (message,) = messages(listed)
    assert "warning" in message
    assert "SIM is spelled out only on line" in message


@pytest.mark.parametrize(
    "text", ["SIM, a Simple Image Model", "SIMD units", "a CNN-SIM’s part", "`SIM`"]
)
def test_other_words_are_no_acronyms(listed: Course, plant: Plant, text: str) -> None:
    plant("translations/zh/clip.md", "第二点", f"第二点（{text}）")
    assert not [message for message in messages(listed) if "SIM is" in message]


@pytest.mark.parametrize("text", ["SIM: [a]\n", "- SIM\n", "SIM: {zh: 简单}\n", "SIM: 3\n"])
def test_a_file_of_another_shape_is_refused(course: Course, text: str) -> None:
    (course.root / "translations/acronyms.yml").write_text(text, "utf-8")
    with pytest.raises(CourseError, match=r"acronyms.yml"):
        messages(course)
