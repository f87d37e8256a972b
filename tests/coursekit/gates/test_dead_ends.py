from collections.abc import Callable

import pytest

from coursekit.course import Course
from coursekit.gates.dead_ends import check_dead_ends
from coursekit.gates.sources import Sources

Plant = Callable[[str, str, str], None]


def test_a_sound_course_has_no_dead_ends(course: Course) -> None:
    assert list(check_dead_ends(Sources(course))) == []


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
