from collections.abc import Callable

from coursekit.course import Course
from coursekit.myst.reader import course_reader
from coursekit.translation.banner import banner_edits, stale_banner
from coursekit.translation.staleness import record_review
from coursekit.wording import say

Plant = Callable[[str, str, str], None]


def test_the_banner_names_stale_sections(course: Course, plant: Plant, pages: dict) -> None:
    record_review(course, "clip", "es")
    assert stale_banner(course, "clip", "es") == ""
    plant("book/clip.md", "falls during training", "falls fast during training")
    banner = stale_banner(course, "clip", "es")
    assert "[La pérdida](#loss)" in banner
    assert "Dos codificadores" not in banner
    page = course_reader(course).page(pages["es"])
    text = page.edited(banner_edits(page, course, "clip", "es"))
    places = [text.index(part) for part in ("# Dos codificadores", banner, "Un codificador dual")]
    assert places == sorted(places)
    assert banner_edits(page, course, "clip", "en") == []


def test_several_stale_sections_are_listed_and_all_of_them_are_the_page(
    course: Course, plant: Plant
) -> None:
    record_review(course, "clip", "es")
    plant("book/clip.md", "A dual encoder compares", "A dual encoder matches")
    assert "[Dos codificadores](#intro)" in stale_banner(course, "clip", "es")
    plant("book/clip.md", "falls during training", "falls fast during training")
    assert say("stale_page", "es") in stale_banner(course, "clip", "es")
    assert "#loss" not in stale_banner(course, "clip", "es")


def test_the_banner_of_a_page_that_nobody_reviewed(course: Course) -> None:
    assert "尚未" in stale_banner(course, "clip", "zh")
    assert stale_banner(course, "clip", "en") == ""
