"""Running text by itself: each role and link, without a build of a site."""

from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes

from coursekit.course import CourseError
from coursekit.notebooks.addresses import Addresses
from coursekit.notebooks.draft import Draft
from coursekit.notebooks.running_text import plain_text

GLUED = {"loss": {"text/plain": "0.5"}, "n": {"text/plain": "60000"}, "w": {"text/plain": "'hi'"}}


@pytest.fixture
def page() -> Draft:
    """The page ``topic/clip`` of a site with an address; beside it stands ``topic/vit``."""
    titles = {"topic/vit": nodes.title("", "The ViT")}
    env = SimpleNamespace(found_docs={"topic/vit", "index"}, titles=titles)
    app: Any = SimpleNamespace(env=env)
    return Draft(app, "topic/clip", Addresses("en", "https://x.org/c"), glued=GLUED)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("{strong}`a` {guilabel}`b`", "**a** **b**"),
        ("{emphasis}`a` {dfn}`b`", "*a* *b*"),
        ("{code}`a` {file}`b`", "`a` `b`"),
        ("{sub}`a` {kbd}`b`", "<sub>a</sub> <kbd>b</kbd>"),
        ("{abbr}`CLIP (a model)`", "CLIP (a model)"),
        ("{math}`x^2`", "$x^2$"),
        ("{func}`~a.b` {py:class}`the class <a.B>`", "`a.b` `the class`"),
        ("{bdg-primary}`new`{octicon}`star`{fas}`star`", "**new**"),
        ("{glue}`loss` {glue:any}`loss` {glue:text}`loss`", "0.5 0.5 0.5"),
        ("{glue:text}`loss:.2f` {glue:text}`n:,.0f`", "0.50 60,000"),
        ("{strong}`two\n  > lines`", "**two lines**"),
        ("`{strong}` and ``{code}`a` `` stay", "`{strong}` and ``{code}`a` `` stay"),
        (r"\{strong} $a_{\{b}$ $$c$$", r"\{strong} $a_{\{b}$ $$c$$"),
        ("[a *b*]{.mark} and `c`{.python}", "a *b* and `c`"),
        ("[b](https://a.org/x) <https://a.org>", "[b](https://a.org/x) <https://a.org>"),
        ("[b](vit.md) [c](/index.html)", "[b](https://x.org/c/en/topic/vit.html) c"),
        ("[](vit.md#part)", "[The ViT](https://x.org/c/en/topic/vit.html#part)"),
        ("[i](../index.ipynb)", "[i](https://x.org/c/en/index.html)"),
        ("[p](project:vit.md)", "[p](https://x.org/c/en/topic/vit.html)"),
        ("![alt [1]](https://a.org/p.png)", "![alt (1)](https://a.org/p.png)"),
    ],
)
def test_roles_and_links_become_markdown(page: Draft, text: str, plain: str) -> None:
    assert plain_text(text, page) == plain
    assert page.unknown == (["[c](/index.html)"] if "/index.html" in text else [])


def test_without_an_address_a_link_is_its_text(page: Draft) -> None:
    page.addresses = Addresses("en")
    assert plain_text("[b](vit.md) and [](vit.md)", page) == "b and The ViT"


def test_notes_are_numbered_by_first_mention(page: Draft) -> None:
    text = plain_text("a[^x] b[^y] c[^x]", page)
    assert text == "a{0} b{1} c{0}".format(*(f"<sup>[{n}](#note-{n})</sup>" for n in (1, 2)))
    assert page.footnotes == {"x": "", "y": ""}


@pytest.mark.parametrize(
    ("text", "plain", "unknown"),
    [
        ("{odd}`a`", "a", "{odd}`a`"),
        ("{odd}`title <a>`", "title", "{odd}`title <a>`"),
        ("[b](nowhere.md)", "b", "[b](nowhere.md)"),
    ],
)
def test_what_is_not_known_leaves_its_text_and_is_noted(
    page: Draft, text: str, plain: str, unknown: str
) -> None:
    assert plain_text(text, page) == plain
    assert page.unknown == [unknown]


def test_a_value_that_no_cell_publishes_is_refused(page: Draft) -> None:
    with pytest.raises(CourseError, match="topic/clip: no cell publishes 'lost'"):
        plain_text("{glue:text}`lost:.2f`", page)
