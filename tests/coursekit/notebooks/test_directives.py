"""Directives by themselves: each becomes Markdown, without a build of a site."""

from types import SimpleNamespace
from typing import Any

import pytest

from coursekit.myst.directive import read_directive
from coursekit.notebooks.addresses import Addresses
from coursekit.notebooks.directives import Insert, render_directive
from coursekit.notebooks.draft import Draft

GLUED = {"x": {"text/plain": "1500"}, "p": {"text/plain": "<Figure>", "image/png": "…"}}


@pytest.fixture
def page() -> Draft:
    """A page on which nothing bears a number."""
    app: Any = SimpleNamespace(env=SimpleNamespace(toc_fignumbers={}))
    return Draft(app, "clip", Addresses("en"), glued=GLUED)


def render(page: Draft, info: str, content: str) -> str:
    directive = read_directive(info, content)
    assert directive is not None
    return render_directive(Insert(directive, page, str.strip))


@pytest.mark.parametrize(
    ("info", "content", "plain"),
    [
        ("{toctree}", "a\nb\n", ""),
        ("{admonition} Of *mine*", "One.\n\nTwo.\n", "> **Of *mine***\n>\n> One.\n>\n> Two."),
        ("{admonition}", "One.\n", "> One."),
        ("{note} Beside", "Below.\n", "> **Note**\n>\n> Beside\n> Below."),
        ("{margin}", "x\n", "> **In the margin**\n>\n> x"),
        ("{sidebar} Aside", "x\n", "> **Aside**\n>\n> x"),
        ("{grid}", "x\n", "x"),
        ("{tab-item} Tab", "x\n", "**Tab**\n\nx"),
        ("{rubric} Alone", "", "**Alone**"),
        ("{toggle}", "x\n", "<details>\n<summary>Show</summary>\n\nx\n\n</details>"),
        ("{dropdown} More", "x\n", "<details>\n<summary>More</summary>\n\nx\n\n</details>"),
        ("{glue} x", "", "1500"),
        ("{glue} p", "", ""),
        ("{glue:figure} p", ":alt: A dog.\n\nCaption.\n", "Caption."),
        ("{figure} https://a.org/p.png", ":alt: A dog.\n\nCap.\n",
         "![A dog.](https://a.org/p.png)\n\nCap."),
        ("{image} https://a.org/p.png", ":alt: A \"d\" & c\n:width: 200px\n",
         '<img src="https://a.org/p.png" alt="A &quot;d&quot; &amp; c" width="200">'),
        ("{image} https://a.org/p.png", ":alt: A\n:width: 50%\n", "![A](https://a.org/p.png)"),
        ("{table} Numbers", "| a |\n|---|\n| 1 |\n", "Numbers\n\n| a |\n|---|\n| 1 |"),
        ("{list-table} T", ":header-rows: 1\n\n* - a\n  - b\n* - 1\n  - 2\n",
         "T\n\n| a | b |\n| --- | --- |\n| 1 | 2 |"),
        ("{list-table} T", "* - a\n  - b\n", "T\n\n|  |  |\n| --- | --- |\n| a | b |"),
        ("{list-table} T", "", "T\n\n"),
        ("{code-block} python", ":caption: Said.\n\nx = 1\n", "**Said.**\n\n```python\nx = 1\n```"),
        ("{code} text", "```\na\n```\n", "````text\n```\na\n```\n````"),
        ("{math}", "x\n", "$$\nx\n$$"),
        ("{math} x \\\\", "y\n", "$$\n\\begin{split}\nx \\\\\ny\n\\end{split}\n$$"),
    ],
)  # fmt: skip
def test_each_directive_becomes_markdown(page: Draft, info: str, content: str, plain: str) -> None:
    assert render(page, info, content) == plain
    assert page.unknown == []


def test_an_unknown_directive_leaves_its_body_and_is_noted(page: Draft) -> None:
    assert render(page, "{odd} x", "body\n") == "body"
    assert page.unknown == ["{odd}"]


def test_the_words_for_a_picture_wait_for_its_output(page: Draft) -> None:
    render(page, "{glue:figure} p", "---\nalt: |\n  A long\n  text.\n---\nx\n")
    assert page.alternatives == {"p": "A long text."}


@pytest.mark.parametrize(
    ("kind", "numbers", "plain"),
    [
        ("figure", {"fig-p": (2, 1)}, "**Fig. 2.1**. Cap."),
        ("table", {"fig-p": (3,)}, "**Table 3**. Cap."),
        ("figure", {"fig-q": (2,)}, "Cap."),
    ],
)
def test_a_caption_bears_its_number(page: Draft, kind: str, numbers: dict, plain: str) -> None:
    page.app.env.toc_fignumbers = {"clip": {kind: numbers}}
    page.app.config = SimpleNamespace(numfig_format={"figure": "Fig. %s", "table": "Table %s"})
    assert render(page, "{glue:figure} p", ":name: fig-P\n\nCap.\n") == plain
