from collections.abc import Callable
from pathlib import Path

import pytest

from coursekit.course import Course
from coursekit.myst.page import CITATION, CODE, MATH, NUMBER, ROLE, Edit
from coursekit.myst.reader import course_reader

Plant = Callable[[str, str, str], None]
read = course_reader(Course(Path(__file__).parents[3])).page


def kinds(text: str) -> list[tuple[str, int]]:
    return [(block.kind, block.line) for block in read(text).blocks]


def test_blocks_carry_their_line_and_section(pages: dict[str, str]) -> None:
    page = read(pages["en"])
    lines = pages["en"].split("\n")
    headings = list(page.of("heading"))
    assert [(h.level, h.label, h.section) for h in headings] == [
        (1, "intro", "intro"),
        (2, "loss", "loss"),
    ]
    assert all(lines[block.line - 1].strip() for block in page.blocks)
    assert lines[headings[1].line - 1] == "## The loss"
    assert page.front_matter == {"kernelspec": {"name": "python3"}}


def test_alternative_text_and_caption_are_prose_of_their_own(pages: dict[str, str]) -> None:
    page = read(pages["en"])
    prose = {block.place: block.prose for block in page.prose}
    assert prose["alt"] == "A curve that falls."
    assert prose["glue:figure"] == "The loss falls during training."
    alt = next(block for block in page.prose if block.place == "alt")
    assert pages["en"].split("\n")[alt.line - 1].startswith(":alt:")


def test_a_cell_keeps_its_options_and_is_no_prose(pages: dict[str, str]) -> None:
    (cell,) = read(pages["en"]).of("directive", "code-cell")
    assert cell.text.startswith(":tags: [remove-input]\nfrom multimodal")


def test_directives_inside_directives_are_found() -> None:
    text = "(a)=\n# A\n\n````{note} A title\nBody\n\n```{math}\n:label: eq\nx\n```\n````\n"
    page = read(text)
    (math,) = page.of("math")
    assert (math.label, math.line, math.section) == ("eq", 7, "a")
    assert [b.prose for b in page.prose] == ["A", "A title", "Body"]


def test_yaml_options_and_colon_fences() -> None:
    text = ":::{figure} a.png\n---\nname: fig\nalt: A long text\n---\nCaption\n:::\n"
    (figure,) = read(text).of("directive", "figure")
    assert (figure.label, figure.argument, figure.options["alt"]) == ("fig", "a.png", "A long text")


def test_what_is_no_prose_becomes_a_placeholder() -> None:
    text = "Of $a$, {cite}`x` and {glue:text}`n:.2f` in [a link](#b)[^1] and *italics*."
    block = read(f"{text}\n\n[^1]: note\n").blocks[0]
    assert block.prose == f"Of {MATH}, {CITATION} and {NUMBER} in a link and italics."
    assert [(m.kind, m.name) for m in block.marks] == [
        ("math", ""),
        ("role", "cite"),
        ("role", "glue:text"),
        ("link", "#b"),
        ("footnote", "1"),
        ("emphasis", ""),
    ]


def test_marks_carry_what_stands_in_them() -> None:
    text = "{math}`a` `b` {ref}`c` ![d](e.png) [f]{#g} [h]{.i} *j `k`* [l](m.md)"
    block = read(f"{text}\n").blocks[0]
    assert block.prose == f"{MATH} {CODE} {ROLE} d f h j {CODE} l".replace(" d ", "  ")
    assert [(m.kind, m.name, m.content) for m in block.marks] == [
        ("math", "", "a"),
        ("code", "", "b"),
        ("role", "ref", "c"),
        ("image", "e.png", "d"),
        ("anchor", "g", ""),
        ("code", "", "k"),
        ("emphasis", "", f"j {CODE}"),
        ("link", "m.md", ""),
    ]


def test_places_of_paragraphs() -> None:
    text = "- a\n\n> b\n\n| c |\n|---|\n| d |\n\nterm\n: e\n\nplain\n"
    assert [block.place for block in read(text).prose] == [
        "list item",
        "quotation",
        "table cell",
        "table cell",
        "term",
        "definition",
        "",
    ]


def test_comments_and_breaks_are_no_blocks() -> None:
    assert kinds("% a comment\n\n+++\n\ntext\n") == [("paragraph", 5)]


def test_the_syntax_is_what_the_course_turns_on(course: Course, plant: Plant) -> None:
    text = ":::{note}\n$x$\n:::\n"
    plant("_config.yml", "colon_fence, ", "")
    assert [block.kind for block in course_reader(course).page(text).blocks] == ["paragraph"]
    assert kinds(text) == [("directive", 1), ("paragraph", 2)]


def test_edits_count_lines_of_the_text_as_it_was() -> None:
    edits = [Edit(2, 3, "x"), Edit(5, 4, "y\nz"), Edit(1, 1, "w")]
    for order in (edits, edits[::-1]):
        assert read("a\nb\nc\nd\ne").edited(order) == "w\nx\nd\ny\nz\ne"
    assert read("a\nb").edited([]) == "a\nb"


@pytest.mark.parametrize(
    ("text", "kind", "name", "label"),
    [
        ("```python\nx\n```\n", "code", "python", ""),
        ("$$\nx\n$$ (eq-a)\n", "math", "", "eq-a"),
        ("(b)=\n", "target", "", "b"),
        ("<div>\n</div>\n", "html", "", ""),
        ("```{note} T\n:name: c\n```\n", "directive", "note", "c"),
    ],
)
def test_what_is_no_prose_has_its_kind(text: str, kind: str, name: str, label: str) -> None:
    block = read(f"One.\n\n{text}\nTwo.\n").blocks[1]
    assert (block.kind, block.name, block.label, block.line) == (kind, name, label, 3)
    assert block.end == (3 if kind == "target" else 2 + text.count("\n"))


def test_a_target_belongs_to_the_heading_right_below_it_only() -> None:
    headings = read("(a)=\n\nText.\n\n# A\n\n(b)=\n## B\n\nMore.\n").of("heading")
    assert [(h.label, h.section) for h in headings] == [("", ""), ("b", "b")]


def test_a_text_is_read_once() -> None:
    assert read("# A\n") is read("# A\n")


def test_pieces_know_what_they_stand_in_and_where_they_end() -> None:
    page = read("- a\n\n  ```{tip}\n  x\n  ```\n\n````{note}\n:::{tip}\ny\n:::\n````\n")
    places = [(block.line, block.end, block.place, block.fence) for block in page.of("directive")]
    assert places == [(3, 5, "list item", "```"), (7, 11, "", "````"), (8, 10, "note", ":::")]
