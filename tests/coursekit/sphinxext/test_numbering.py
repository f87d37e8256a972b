"""Figures, tables, equations and exercises count within their chapter, in every part."""

import html
import re

import nbformat
import pytest

WORDS = {
    "en": ("Fig. 1.1", "Table 1.1", "Table 2.1", "Exercise 2.1"),
    "es": ("Figura 1.1", "Tabla 1.1", "Tabla 2.1", "Ejercicio 2.1"),
    "zh": ("图 1.1", "表 1.1", "表 2.1", "练习 2.1"),
}


def text(site, language: str, slug: str) -> str:
    article = site.html(language, slug).split("<article")[1].split("</article>")[0]
    return html.unescape(re.sub(r"<[^>]+>", "", article))


@pytest.mark.parametrize("language", WORDS)
def test_numbers_start_anew_in_every_chapter(site, language: str) -> None:
    figure, table, other_table, exercise = WORDS[language]
    first, second = text(site, language, "topic/shapes"), text(site, language, "topic/more")
    assert first.count(figure) == first.count(table) == 2  # the caption and a reference to it
    assert "(1.1)" in first
    assert second.count(other_table) == second.count(exercise) == 2
    assert "(2.1)" in second
    assert "(1.1)" in second
    assert figure in second


@pytest.mark.parametrize("language", WORDS)
def test_chapters_are_numbered_across_parts_and_nothing_else_is(site, language: str) -> None:
    page = site.html(language, "topic/more")
    assert re.search(r"<h1><span class=\"section-number\">2\. </span>More", page)
    assert re.search(r"<h2>Numbers", page)
    article = site.html(language, "index").split("<article")[1].split("</article>")[0]
    assert "section-number" not in article


@pytest.mark.parametrize("language", WORDS)
def test_the_notebook_has_the_same_numbers(site, language: str) -> None:
    cells = nbformat.read(site.notebook(language), as_version=4).cells
    prose = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    figure, table, *_ = WORDS[language]
    assert prose.count(figure) == prose.count(table) == 2
    assert r"\tag{1.1}" in prose
    assert "(1.1)" in prose
