from collections.abc import Callable

import pytest

from coursekit.course import Course
from coursekit.gates.dead_ends import check_dead_ends
from coursekit.gates.sources import Sources
from coursekit.gates.works import check_works, read_works

Plant = Callable[[str, str, str], None]

ENTRY = """@article{one2020,
  author = {One, An},
  title = {A {Title}},
  year = {2020},
  doi = {10.1000/182}
}
"""


def test_a_sound_course_has_no_dead_ends(course: Course) -> None:
    assert check_dead_ends(Sources(course)) == []


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
    assert check_dead_ends(Sources(course)) == []


def test_fields_of_an_entry() -> None:
    (entry,) = read_works(ENTRY)
    assert (entry.kind, entry.key, entry.line) == ("article", "one2020", 1)
    assert entry.fields["doi"] == "10.1000/182"


def test_a_sound_bibliography_passes() -> None:
    assert check_works(ENTRY, {"one2020"}, "a.bib") == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("  author = {One, An},\n", "", "author is missing"),
        ("{2020}", "{20}", "year '20'"),
        ("10.1000/182", "doi:182", "is no DOI"),
        ("doi = {10.1000/182}", "url = {https://arxiv.org/abs/21}", "no arXiv number"),
        ("doi = {10.1000/182}", "url = {http://a.org}", "must begin with https://"),
        ("  doi = {10.1000/182}\n", "", "give a doi"),
        ("{one2020,", "{two2020,", "no page cites two2020"),
    ],
)
def test_flaws_of_a_bibliography(old: str, new: str, words: str) -> None:
    findings = check_works(ENTRY.replace(old, new), {"one2020"}, "a.bib")
    assert [words in finding.message for finding in findings] == [True]


def test_a_key_stands_once() -> None:
    (finding,) = check_works(ENTRY + "\n" + ENTRY, {"one2020"}, "a.bib")
    assert finding.line == 8
    assert "used twice" in finding.message
