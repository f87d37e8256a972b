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
    assert record_review(course, "clip", "es") == 9
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


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("compara imágenes y frases", "compara frases e imágenes"),
        ("La pérdida desciende", "La pérdida no desciende"),
        ("# Dos codificadores", "# Tres codificadores"),
        ("Una curva que desciende", "Una curva que asciende"),
        ("El primer punto", "El último punto"),
        ("para pares", "para imágenes"),
    ],
)
def test_a_wording_changed_after_its_review_is_noticed_and_not_called_behind(
    course: Course, plant: Plant, old: str, new: str
) -> None:
    record_review(course, "clip", "es")
    plant("translations/es/clip.md", old, new)
    (warning,) = warnings(course)
    assert "has changed: compare it with English line" in warning
    assert "then python -m coursekit review clip es" in warning
    assert stale_sections(course, "clip", "es") == ()
    record_review(course, "clip", "es")
    assert warnings(course) == []


def test_spaces_and_line_breaks_are_no_change(course: Course, plant: Plant) -> None:
    record_review(course, "clip", "es")
    plant("book/clip.md", "pictures and sentences", "pictures\nand sentences")
    plant("translations/es/clip.md", "imágenes y frases", "imágenes\ny  frases")
    assert warnings(course) == []


def test_blocks_that_are_new_on_both_sides_were_never_compared(
    course: Course, plant: Plant
) -> None:
    record_review(course, "clip", "es")
    plant("book/clip.md", "- The second point.", "- The second point.\n- A third.")
    plant("translations/es/clip.md", "- El segundo punto.", "- El segundo punto.\n- Otro más.")
    plant("translations/es/clip.md", "---\n\n(intro)", "title: Otro\n---\n\n(intro)")
    title, warning = warnings(course)
    assert "“Otro” was never compared with English line 1" in title
    assert "“Otro más.” was never compared with English line" in warning
    assert stale_sections(course, "clip", "es") == ("loss",)


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
