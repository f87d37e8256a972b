from pathlib import Path

from coursekit.course import Course
from coursekit.finding import Finding
from coursekit.gates.structure import check_headings, check_structure, published
from coursekit.myst.page import Page
from coursekit.myst.reader import course_reader

read = course_reader(Course(Path(__file__).parents[3])).page


def check(page: Page, file: str) -> list[Finding]:
    return check_headings(page, file) + check_structure(page, file)


def messages(text: str) -> list[str]:
    return [finding.message for finding in check(read(text), "a.md")]


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
