from pathlib import Path

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


def test_a_heading_needs_a_label(pages: dict[str, str]) -> None:
    (message,) = messages(pages["en"].replace("(loss)=\n", ""))
    assert "The loss" in message
    assert "(name)=" in message


def test_a_label_stands_once(pages: dict[str, str]) -> None:
    (message,) = messages(pages["en"] + "\n(intro)=\nMore.\n")
    assert "'intro'" in message


def test_a_figure_needs_alternative_text(pages: dict[str, str]) -> None:
    (message,) = messages(pages["en"].replace(":alt: A curve that falls.\n", ""))
    assert "curve" in message
    assert ":alt:" in message


def test_an_inline_picture_needs_alternative_text() -> None:
    assert messages("![](a.png)\n")
    assert not messages("![a dog](a.png)\n")


def test_a_table_that_a_cell_publishes_needs_none(pages: dict[str, str]) -> None:
    text = pages["en"].replace(":alt: A curve that falls.\n", "")
    assert not messages(text.replace('figure("curve"', 'table("curve"'))


def test_names_that_cells_publish() -> None:
    text = "```{code-cell}\n%time\nfor c in x:\n    glue(f'recall_{c}', 1)\ntable('t', f)\n```\n"
    assert published(read(text)) == {"glue": {"recall_*"}, "figure": set(), "table": {"t"}}


def test_a_longer_outer_fence_is_right() -> None:
    assert check("````{note}\n```python\nx\n```\n````\n") == []
    assert check("::::{note}\n:::{tip}\nx\n:::\n::::\n") == []


def test_an_outer_fence_that_is_too_short_is_found() -> None:
    text = "```{note}\n```python\nx\n```\nswallowed\n```\n\n```{figure} a.png\n```\n"
    finding = check(text)[0]
    assert (finding.line, finding.rule) == (1, "fence")
    assert "ends too early" in finding.message
    assert "````" in finding.message


def test_fences_of_colons_and_those_inside_directives_are_found_on_the_right_line() -> None:
    assert check("text\n\n:::{note}\n:::{tip}\nx\n:::\n:::\n")[0].line == 3
    text = "`````{note}\n:class: tip\n\n```{tip}\n```python\nx\n```\n```\n`````\n"
    assert check(text)[0].line == 4


def test_a_fence_that_never_ends_is_found() -> None:
    assert "never closed" in check("```{note}\nx\n")[0].message
