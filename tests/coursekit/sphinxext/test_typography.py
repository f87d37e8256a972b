"""Percent signs and stress."""

from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.utils import new_document

from coursekit.sphinxext.typography import set_type


def typeset(language: str, *content: nodes.Node) -> nodes.document:
    document = new_document("page")
    document += nodes.paragraph("", "", *content)
    set_type(SimpleNamespace(config=SimpleNamespace(course_language=language)), document)
    return document


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ([nodes.Text("of 11 % and")], "of 11\xa0% and"),
        ([nodes.inline("", "11.5"), nodes.Text(" % of 3 %")], "11.5\xa0% of 3\xa0%"),
        ([nodes.inline("", "points"), nodes.Text(" % of")], "points % of"),
        ([nodes.Text(" % of")], " % of"),
        ([nodes.literal("", "7 % 2")], "7 % 2"),
        ([nodes.Text("一半是 50%")], "一半是 50%"),
    ],
)
def test_a_percent_sign_stays_with_its_number(content: list[nodes.Node], shown: str) -> None:
    assert typeset("es", *content).astext() == shown


@pytest.mark.parametrize(
    ("language", "words", "classes"),
    [
        ("zh", "et al.", ["latin"]),
        ("zh", "投影头", []),
        ("zh", "CLIP 模型", []),
        ("es", "et al.", []),
    ],
)
def test_chinese_stresses_latin_words_by_italics(
    language: str, words: str, classes: list[str]
) -> None:
    document = typeset(language, nodes.emphasis("", words))
    assert next(document.findall(nodes.emphasis))["classes"] == classes
