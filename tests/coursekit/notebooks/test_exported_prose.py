import re

import pytest
from nbformat import NotebookNode

WRITTEN = {
    "code spans keep what looks like a role": ["Text with `{ref}` in code"],
    "so do ordinary fences": ['print("an ordinary fence with {ref}`nothing`")'],
    "equations are tagged with their numbers": [
        "$$\ns = \\sum_i x_i\n\\tag{1}\n$$",
        "\\begin{split}\na &= b \\\\\nc &= d\n\\end{split}\n\\tag{2}\n$$",
        "\\begin{align}\nu &= v\n\\end{align}",
    ],
    "text beside the name of an admonition belongs to it": [
        "> **Truco**\n>\n> On the first line\n> and the next."
    ],
    "blocks inside lists and quotations stay inside": [
        "- item one\n\n  > **Importante**\n  >\n  > inside a list\n\n- item two",
        "> > **Nota**\n> >\n> > in a quotation",
    ],
    "folded text is a details element": [
        "<details>\n<summary>More</summary>\n\nHidden **text**.\n\n</details>"
    ],
    "tabs and cards degrade to titled text": [
        "**One**\n\nFirst tab.\n\n**Two**\n\nSecond tab.",
        "**Card**\n\nIn a card **badge**.",
    ],
    "tables are pipe tables": [
        "**Tabla 1**. Numbers\n\n| Name | Value |\n| --- | --- |\n| one | $1$ |",
        "| left | right |\n|---|---|\n| <sub>low</sub> | `code` |",
    ],
    "definitions are a list": ["- **Term**\\\n  Its definition, see (2)."],
    "pictures are embedded without an address": [
        '<img src="data:image/svg+xml;base64,PHN2Zy',
        'alt="A black box" width="200">',
        "![An inline box](data:image/svg+xml;base64,PHN2Zy",
    ],
}


def prose(notebook: NotebookNode) -> str:
    return "\n\n".join(c.source for c in notebook.cells if c.cell_type == "markdown")


@pytest.fixture(scope="module")
def spanish(exported: dict[str, NotebookNode]) -> str:
    return prose(exported["es"])


@pytest.fixture(scope="module")
def linked(published: NotebookNode) -> str:
    return prose(published)


def test_no_directive_role_or_target_is_left(spanish: str) -> None:
    without_code = re.sub(r"(`+)[^`].*?\1", "", spanish, flags=re.DOTALL)
    assert "{" not in re.sub(r"\$\$.*?\$\$|\\begin\{.*?\\end\{\w+\}|\$[^$]*\$", "", without_code,
                             flags=re.DOTALL)  # fmt: skip
    assert ":::" not in without_code
    assert ")=" not in without_code
    assert "a comment of the author" not in spanish


@pytest.mark.parametrize("texts", WRITTEN.values(), ids=WRITTEN)
def test_it_is_written_in_plain_markdown(spanish: str, texts: list[str]) -> None:
    assert [text for text in texts if text not in spanish] == []


def test_values_of_cells_are_formatted_and_localised(exported: dict[str, NotebookNode]) -> None:
    assert "a value: 0.50." in prose(exported["en"])
    assert "The words: hola." in prose(exported["es"])
    assert "The words: 你好." in prose(exported["zh"])


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ("Fig. 1", "Fig. 3", "Table 1")),
        ("es", ("Figura 1", "Figura 3", "Tabla 1")),
        ("zh", ("图 1", "图 3", "表 1")),
    ],
)
def test_references_bear_the_numbers_of_the_page(
    exported: dict[str, NotebookNode], language: str, names: tuple[str, ...]
) -> None:
    text = prose(exported[language])
    assert f"Equation (1) and {', '.join(names)}." in text
    assert re.search(rf"\*\*{names[1]}\*\*(\. |\u3000)A box\.", text)


def test_references_without_an_address_are_text(spanish: str) -> None:
    assert "A wrapped role: the first section. By its title: First section." in spanish
    assert " and the sum." in spanish
    assert re.findall(r"\]\((?!#note|#work|data:)(.*?)\)", spanish) == ["https://example.org/a_(b"]


def test_references_with_an_address_lead_to_the_page(linked: str) -> None:
    page = "https://example.org/course/es/topic/page.html"
    assert f"[the first section]({page}#first)" in linked
    assert f"[(1)]({page}#equation-eq-sum)" in linked
    assert "[the works](https://example.org/course/es/works.html)" in linked
    assert "[the same](https://example.org/course/es/works.html)" in linked


def test_admonitions_become_quotations_with_localised_titles(
    exported: dict[str, NotebookNode],
) -> None:
    assert "> **Nota**\n>\n> A note" in prose(exported["es"])
    assert "> **备注**\n>\n> A note" in prose(exported["zh"])
    assert "> **My *own* title**\n>\n> Outer.\n>\n> > **Advertencia**\n> >\n> > Inner." in prose(
        exported["es"]
    )


def test_footnotes_are_numbered_by_first_mention(spanish: str) -> None:
    assert "A claim.<sup>[1](#note-1)</sup> Another.<sup>[2](#note-2)</sup>" in spanish
    notes = spanish.partition("## Notas")[2]
    assert notes.index('id="note-1"></a>First note') < notes.index('id="note-2"></a>Second note')


def test_citations_lead_to_the_works_that_are_cited(spanish: str) -> None:
    assert re.search(r"Curie \[\[1903\]\(#work-curie1903\)\]", spanish)
    works = spanish.partition("## Referencias")[2]
    anchors = re.findall(r"\[(?:Curie|Noether)[^\]]*\]\(#([\w-]+)\)", spanish)
    assert set(anchors) == {"work-curie1903", "work-noether1918"}
    assert all(works.count(f'<a id="{anchor}">') == 1 for anchor in anchors)
    assert "Recherches sur les substances radioactives" in works
    assert "does not cite" not in works


def test_pictures_are_addressed_with_one(linked: str) -> None:
    assert "![An inline box](https://example.org/course/es/_images/picture.svg)" in linked
    assert "base64" not in linked


def test_attributes_of_spans_are_dropped(linked: str) -> None:
    assert "picture.svg) and a marked span." in linked


def test_captions_of_outputs_follow_with_their_numbers(spanish: str) -> None:
    assert re.search(r"\*\*Figura 1\*\*\. Two bars, after Curie", spanish)
    assert "**Figura 2**. Two numbers." in spanish
