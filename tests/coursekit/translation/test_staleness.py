from collections.abc import Callable

import pytest

from coursekit.course import Course, CourseError
from coursekit.translation.source import Source
from coursekit.translation.staleness import check_staleness, record_review, stale_sections
from coursekit.translation.state import state_path

Plant = Callable[[str, str, str], None]


def warnings(course: Course) -> list[str]:
    english, translation = Source(course, "clip", "en"), Source(course, "clip", "es")
    found = list(check_staleness(english, translation))
    assert all(finding.severity == "warning" for finding in found)
    return [str(finding) for finding in found]


def test_a_page_without_review_warns_once_and_names_the_command(course: Course) -> None:
    (warning,) = warnings(course)
    assert "python -m coursekit review clip es" in warning


def test_a_review_clears_it(course: Course) -> None:
    assert record_review(course, "clip", "es") == 8
    assert warnings(course) == []
    assert stale_sections(course, "clip", "es") == ()


def test_a_changed_source_makes_its_block_stale(course: Course, plant: Plant) -> None:
    record_review(course, "clip", "es")
    plant("book/clip.md", "falls during training", "falls fast during training")
    (warning,) = warnings(course)
    assert "falls fast during training" in warning
    assert stale_sections(course, "clip", "es") == ("loss",)
    record_review(course, "clip", "es")
    assert warnings(course) == []


def test_mending_the_translation_alone_is_no_staleness(course: Course, plant: Plant) -> None:
    record_review(course, "clip", "es")
    plant("translations/es/clip.md", "compara imágenes y frases", "compara frases e imágenes")
    plant("book/clip.md", "pictures and sentences", "pictures\nand sentences")
    assert warnings(course) == []


def test_exchanging_english_blocks_is_noticed(course: Course, plant: Plant) -> None:
    record_review(course, "clip", "es")
    first, second = "- The first point of the list.", "- The second point."
    plant("book/clip.md", f"{first}\n{second}", f"{second}\n{first}")
    assert len(warnings(course)) == 2


def test_a_translated_cell_is_compared_by_parity_and_not_here(course: Course, plant: Plant) -> None:
    record_review(course, "clip", "es")
    plant("book/clip.md", "0.5", "0.6")
    assert warnings(course) == []


def test_a_structure_that_differs_cannot_be_reviewed(course: Course, plant: Plant) -> None:
    plant("translations/es/clip.md", "- El segundo punto.\n", "")
    with pytest.raises(CourseError, match="structure differs"):
        record_review(course, "clip", "es")
    assert not state_path(course, "clip", "es").exists()


@pytest.mark.parametrize(
    ("slug", "language", "words"),
    [("nothing", "es", "does not exist"), ("clip", "en", "source"), ("clip", "fr", "unknown")],
)
def test_wrong_requests(course: Course, slug: str, language: str, words: str) -> None:
    with pytest.raises(CourseError, match=words):
        record_review(course, slug, language)
