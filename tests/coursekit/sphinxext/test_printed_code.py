"""Code of the package on its page: in view or folded, in three languages, as it is executed."""

import contextlib
import html
import io
import re
from pathlib import Path

import nbformat
import pytest

from coursekit.course import LANGUAGES

SOURCE = (Path(__file__).parent / "sample" / "polygon.py").read_text("utf-8")
LISTING = re.compile(r'<div class="course-code">.*?</div>\s*</div>', re.DOTALL)
FOLD = re.compile(r"<details class=\"course-code-fold\">.*?</details>", re.DOTALL)
SUMMARY = re.compile(r"<summary>.*?</summary>", re.DOTALL)


def listing(site, language: str, number: int = 0) -> str:
    return LISTING.findall(site.html(language))[number]


def plain(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", markup))


def code_of(markup: str) -> str:
    """What a reader copies: all blocks without summaries and head."""
    blocks = re.findall(r"<pre>(.*?)</pre>", SUMMARY.sub("", markup), re.DOTALL)
    return plain("".join(blocks))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_prints_the_class_exactly(site, language: str) -> None:
    expected = SOURCE[SOURCE.index("@dataclass") :]
    assert code_of(listing(site, language)) == expected
    assert code_of(listing(site, language, 1)) == expected


def test_docstrings_and_checks_are_folded_and_the_mechanism_is_in_view(site) -> None:
    markup = listing(site, "en")
    folded = "".join(plain(fold) for fold in FOLD.findall(markup))
    seen = code_of(FOLD.sub("", markup))
    for text in ("fewer than three sides", "require_sides(self.sides)", "Rows of x and y."):
        assert text in folded
        assert text not in seen
    for text in ('"""A regular polygon. Letters: N sides.', "def corners", "numpy.stack", "area"):
        assert text in seen
    assert "@dataclass(frozen=True)" in seen


def test_other_methods_are_folded_when_some_are_chosen(site) -> None:
    seen = code_of(FOLD.sub("", listing(site, "en", 1)))
    assert "__post_init__" not in seen
    assert "def area" in seen
    assert "def corners" in seen


@pytest.mark.parametrize(
    ("language", "words", "place"),
    [
        ("en", "9 more lines of the docstring", "lines 14–52 of code/tiny/polygon.py"),
        ("es", "9 líneas más de la documentación", "líneas 14–52 de code/tiny/polygon.py"),
        ("zh", "文档字符串其余 9 行", "code/tiny/polygon.py 第 14–52 行"),
    ],
)
def test_words_around_the_code_are_those_of_the_page(
    site, language: str, words: str, place: str
) -> None:
    markup = listing(site, language)
    assert words in plain(markup)
    assert place in plain(markup)
    assert "github.com/owner/course/blob/HEAD/code/tiny/polygon.py#L14-L52" in markup


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notebook_shows_what_its_cell_prints(
    site, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(site.course.root / "code"))
    cells = nbformat.read(site.notebook(language), as_version=4).cells
    shown = [cell for cell in cells if "inspect.getsource" in cell.source]
    assert len(shown) == 2
    assert "Polygon.area.fget" in shown[1].source
    for cell in shown:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(cell.source, {})
        assert cell.outputs[0].text == printed.getvalue()
    assert "class Polygon" in shown[0].outputs[0].text


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Bookkeeping: numbers, figures and tables for the text"),
        ("es", "Tareas auxiliares: números, figuras y tablas para el texto"),
        ("zh", "辅助代码：为正文准备数值、图和表格"),
    ],
)
def test_bookkeeping_is_folded_under_a_title(site, language: str, title: str) -> None:
    fold = re.search(
        r'<details class="course-bookkeeping"><summary>([^<]*)</summary>(.*?)</details>(.*)',
        site.html(language),
        re.DOTALL,
    )
    assert fold
    assert fold[1] == title
    assert "names_table as other" in plain(fold[2])
    assert "an output" not in plain(fold[2])
    assert "an output" in plain(fold[3])
    cells = nbformat.read(site.notebook(language), as_version=4).cells
    (cell,) = (cell for cell in cells if "as other" in cell.source)
    assert cell.source.split("\n")[:2] == [
        f"# @title {title}",
        "from tiny.square import names_table as other",
    ]
    assert cell.metadata == {"cellView": "form", "jupyter": {"source_hidden": True}}
    assert cell.outputs[0].text == "an output\n"
