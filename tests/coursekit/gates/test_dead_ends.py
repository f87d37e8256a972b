from collections.abc import Callable

import pytest

from coursekit.course import Course
from coursekit.gates.dead_ends import check_dead_ends
from coursekit.gates.sources import Sources

Plant = Callable[[str, str, str], None]


def test_a_sound_course_has_no_dead_ends(course: Course) -> None:
    assert list(check_dead_ends(Sources(course))) == []


@pytest.mark.parametrize(
    "new",
    [
        "{doc}`clip`",
        "[it](clip.html)",
        "[it](/clip.md)",
        "[it](https://example.org/nowhere)",
        "{cite}`radford2021clip`",
        "{cite:t}`radford2021clip, radford2021clip`",
        "x\n\n```{figure} https://example.org/a.png\n:alt: A\n```\n\ny",
        "x\n\n```{figure} there.png\n:alt: A\n```\n\ny",
        "x\n\n```{figure} /there.png\n:alt: A\n```\n\ny",
        "x\n\n```{figure} there.png\n:name: eq-other\n```\n\n{numref}`eq-other`",
    ],
)
def test_what_leads_somewhere(course: Course, plant: Plant, new: str) -> None:
    (course.book / "there.png").write_bytes(b"")
    plant("book/clip.md", "{ref}`intro`", new)
    assert list(check_dead_ends(Sources(course))) == []


@pytest.mark.parametrize("language", ["es", "zh"])
def test_a_label_of_another_language_is_none_of_this(
    course: Course, plant: Plant, language: str
) -> None:
    plant("book/clip.md", "- The first", "(only)=\n\n- The first")
    plant(f"translations/{language}/clip.md", "{ref}`intro`", "{ref}`only`")
    (finding,) = check_dead_ends(Sources(course))
    assert finding.file == f"translations/{language}/clip.md"


def test_an_exercise_that_is_placed_can_be_referred_to(course: Course, plant: Plant) -> None:
    plant("book/clip.md", "- The first", "```{course-exercise} swap\n```\n\n- The first")
    plant("book/clip.md", "{ref}`intro`", "{ref}`ex-swap`")
    (finding,) = check_dead_ends(Sources(course))
    assert finding.message == "there is no exercise 'swap' in book/exercises/"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("radford2021clip", "radford2022clip", "radford2022clip is not in book/references.bib"),
        ("{ref}`intro`", "{ref}`outro`", "no page has the label (outro)="),
        ("{ref}`intro`", "{ref}`The start <outro>`", "no page has the label (outro)="),
        ("{ref}`intro`", "[the start](#outro)", "no page has the label (outro)="),
        ("{ref}`intro`", "{doc}`/start`", "no page /start"),
        ("{ref}`intro`", "[the start](start.md)", "no page start.md"),
        ("- The first", "```{course-exercise} swap\n```\n\n- The first", "no exercise 'swap'"),
        ("- The first", "```{figure} a.png\n:alt: A\n```\n\n- The first", "no picture a.png"),
        ("`loss:.2f`", "`lost:.2f`", "no cell of this page publishes 'lost:.2f'"),
        ("{glue:figure} curve", "{glue:figure} curves", "no cell of this page publishes 'curves'"),
    ],
)
def test_dead_ends_are_found(course: Course, plant: Plant, old: str, new: str, words: str) -> None:
    plant("book/clip.md", old, new)
    (finding,) = check_dead_ends(Sources(course))
    assert words in finding.message
    assert finding.line > 5


def test_pages_and_figures_that_exist(course: Course, plant: Plant) -> None:
    plant("book/clip.md", "{ref}`intro`", "{doc}`/clip`, [it](clip.md#loss), {numref}`fig-curve`")
    assert list(check_dead_ends(Sources(course))) == []
