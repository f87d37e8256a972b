from pathlib import Path

import pytest

from coursekit.course import Course
from coursekit.finding import Finding
from coursekit.gates.structure import check_page, published
from coursekit.myst.reader import course_reader

read = course_reader(Course(Path(__file__).parents[3])).page


def check(text: str) -> list[Finding]:
    return check_page(read(text), "a.md")


def messages(text: str) -> list[str]:
    return [finding.message for finding in check(text)]


def test_a_sound_page_has_no_findings(pages: dict[str, str]) -> None:
    assert all(messages(text) == [] for text in pages.values())


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("(loss)=\n", "", ("The loss", "(name)=")),
        ("- The second point.", "\n(intro)=\nMore.", ("'intro'",)),
        (":alt: A curve that falls.\n", "", ("curve", ":alt:")),
    ],
)
def test_labels_and_alternative_texts_that_are_missing_or_doubled(
    pages: dict[str, str], old: str, new: str, words: tuple[str, ...]
) -> None:
    assert old in pages["en"]
    (message,) = messages(pages["en"].replace(old, new))
    assert all(word in message for word in words)


def test_an_inline_picture_needs_alternative_text() -> None:
    assert messages("![](a.png)\n")
    assert not messages("![a dog](a.png)\n")


def test_a_table_that_a_cell_publishes_needs_none(pages: dict[str, str]) -> None:
    text = pages["en"].replace(":alt: A curve that falls.\n", "")
    assert not messages(text.replace('figure("curve"', 'table("curve"'))


def test_the_columns_of_a_table_have_names() -> None:
    rows = "|---|---|\n| 1 | 2 |\n"
    (finding,) = check("Text.\n\n| | |\n" + rows)
    assert (finding.line, finding.rule) == (3, "table")
    assert check("Text.\n\n| | b |\n" + rows) == []
    assert check("1. Item\n\n   | |  |\n   |---|---|\n   | 1 | 2 |\n") != []


def test_stars_that_emphasise_nothing_are_found() -> None:
    assert [finding.rule for finding in check("我们把它放进*“盒子”*里。\n")] == ["emphasis"]
    assert check("我们把它放进“*盒子*”里，$a * b$，`a * b`。\n") == []


def test_a_label_that_stands_twice_is_named_with_its_line() -> None:
    (finding,) = check("(a)=\n# A\n\n```{figure} a.png\n:name: a\n:alt: A\n```\n")
    assert (finding.line, finding.message) == (4, "the label 'a' stands on line 1 already")


def test_headings_of_exercises_get_their_labels_later() -> None:
    assert messages("# Title\n") != []
    assert check_page(read("# Title\n"), "a.md", labels=False) == []


@pytest.mark.parametrize("name", ["figure", "image", "glue:figure"])
def test_words_for_a_picture_are_more_than_spaces(name: str) -> None:
    assert messages(f"```{{{name}}} a.png\n:alt: ' '\n```\n") != []
    assert messages("```{note} a.png\nx\n```\n") == []


def test_names_that_cells_publish() -> None:
    text = "```{code-cell}\n%time\nfor c in x:\n    glue(f'recall_{c}', 1)\ntable('t', f)\n```\n"
    assert published(read(text)) == {"glue": {"recall_*"}, "figure": set(), "table": {"t"}}


def test_a_longer_outer_fence_is_right() -> None:
    assert check("````{note}\n```python\nx\n```\n````\n") == []
    assert check("::::{note}\n:::{tip}\nx\n:::\n::::\n") == []


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (
            "```{note}\n```python\nx\n```\nswallowed\n```\n\n```{figure} a.png\n```\n",
            1,
            "ends too early: open and close this one with ````",
        ),
        ("text\n\n:::{note}\n:::{tip}\nx\n:::\n:::\n", 3, "ends too early"),
        (
            "`````{note}\n:class: tip\n\n```{tip}\n```python\nx\n```\n```\n`````\n",
            4,
            "ends too early",
        ),
        ("```{note}\n  ```python\n  x\n  ```\nswallowed\n", 1, "the fence '```python' inside"),
        ("```{note}\nx\n", 1, "never closed"),
    ],
)
def test_fences_that_end_where_nobody_meant_them_to(text: str, line: int, words: str) -> None:
    finding = check(text)[0]
    assert (finding.line, finding.rule) == (line, "fence")
    assert words in finding.message
