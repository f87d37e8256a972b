"""What a page prints follows the code; what cannot be printed stops the build."""

import re

import pytest

from coursekit.building import BuildRequest, build_site, stage_all
from coursekit.course import LANGUAGES, Course, CourseError
from coursekit.finding import Finding
from coursekit.gates.check import translation_parity
from coursekit.gates.code_on_page import check_code
from coursekit.gates.sources import Sources


@pytest.fixture
def course(tmp_path, course_with_code, monkeypatch) -> Course:
    monkeypatch.delenv("COURSE_REPOSITORY", raising=False)
    return course_with_code(tmp_path / "course")


def staged(course: Course) -> str:
    pages = stage_all(BuildRequest(course), LANGUAGES, "mini")
    return pages["es"]["topic/shapes"].text


def replace(course: Course, old: str, new: str, *languages: str) -> None:
    for language in languages:
        page = course.page("topic/shapes", language)
        page.write_text(page.read_text("utf-8").replace(old, new), "utf-8")


def test_a_change_of_the_shown_code_changes_the_page_and_no_other_does(course: Course) -> None:
    before = staged(course)
    file = course.root / "code" / "tiny" / "polygon.py"
    text = file.read_text("utf-8")
    file.write_text(text.replace("import numpy\n", "import numpy\n\n# a line more\n"), "utf-8")
    assert staged(course) == before
    file.write_text(text.replace("of one triangle", "of each triangle"), "utf-8")
    assert staged(course) == before.replace("of one triangle", "of each triangle") != before


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("tiny.polygon.Poligon", "there is no 'Poligon' in tiny.polygon, which has Polygon"),
        ("tiny.poligon.Polygon", "there is no 'poligon' in tiny, which has polygon"),
        (
            "tiny.polygon.Polygon.areas",
            "there is no 'areas' in tiny.polygon.Polygon, which has area",
        ),
        ("tiny.polygon", "tiny.polygon is a module: name something in it, such as require_sides, "),
        ("numpy.array", "'numpy' is no package of the course, which has multimodal, tiny"),
    ],
)
def test_an_unknown_name_stops_the_build_and_the_check(
    course: Course, name: str, sentence: str
) -> None:
    replace(course, "{course-code} tiny.polygon.Polygon\n```", f"{{course-code}} {name}\n```", "es")
    place = r"^translations/es/topic/shapes\.md, line (\d+): "
    with pytest.raises(CourseError, match=place + re.escape(sentence)) as caught:
        staged(course)
    line = int(re.match(place, str(caught.value))[1])
    text = course.page("topic/shapes", "es").read_text("utf-8").split("\n")
    assert text[line - 1].startswith("```{course-code}")
    found = [f for f in check_code(Sources(course)) if f.rule == "printed code"]
    assert [(f.file, f.line) for f in found] == [("translations/es/topic/shapes.md", line)]
    assert sentence in found[0].message


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (":methods: area", ":methods: aera", "there is no 'aera' in tiny.polygon.Polygon"),
        (":methods: area", ":method: area", "and the options :methods:, :signature-only:, :whole:"),
        ("```{course-code} tiny.polygon.Polygon\n:m", "- ```{course-code} tiny\n  :m", "in a list"),
    ],
)  # fmt: skip
def test_a_fence_that_is_wrong_is_named(course: Course, old: str, new: str, sentence: str) -> None:
    replace(course, old, new, *LANGUAGES)
    with pytest.raises(CourseError, match=re.escape(sentence)):
        staged(course)


def test_parity_wants_the_same_listing_in_all_languages(course: Course) -> None:
    replace(course, "tiny.polygon.Polygon\n:methods", "tiny.square.Square\n:methods", "zh")
    replace(course, ":methods: area, corners\n", "", "zh")
    rules = {(f.file, f.rule) for f in translation_parity(Sources(course))}
    assert ("translations/zh/topic/shapes.md", "structure") in rules


def test_methods_are_the_same_in_all_languages(course: Course) -> None:
    replace(course, ":methods: area, corners", ":methods: area", "zh")
    options = [f for f in translation_parity(Sources(course)) if f.rule == "option"]
    assert [f.file for f in options] == ["translations/zh/topic/shapes.md"]


def test_a_listing_inside_another_directive_is_refused(course: Course) -> None:
    fence = "```{course-code} tiny.polygon.Polygon\n```\n"
    replace(course, fence, f"````{{note}}\n{fence}````\n", *LANGUAGES)
    with pytest.raises(CourseError, match="must stand on its own"):
        build_site(BuildRequest(course, languages=("en",)), say=lambda _: None)


def test_a_finding_says_where(course: Course) -> None:
    wide = "# " + "x" * 78
    replace(course, "# 4567", f"{wide}\n# 4567", *LANGUAGES)
    text = course.page("topic/shapes", "en").read_text("utf-8").split("\n")
    assert check_code(Sources(course)).count(
        Finding(
            "book/topic/shapes.md",
            text.index(wide) + 1,
            "width",
            "line 5 of cell 2 is 80 characters long: break it, 79 fit on a page",
            text=wide,
        )
    )
