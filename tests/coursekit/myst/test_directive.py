import pytest

from coursekit.myst.directive import Directive, read_directive


def read(info: str, content: str) -> Directive:
    directive = read_directive(info, content)
    assert directive is not None
    return directive


def test_name_argument_options_and_body_with_their_lines() -> None:
    directive = read("{figure} a.png", ":name: fig-a\n:alt: A long: text\n\nCaption\n")
    assert (directive.name, directive.argument, directive.label) == ("figure", "a.png", "fig-a")
    assert directive.options == {"name": "fig-a", "alt": "A long: text"}
    assert directive.option_lines == {"name": 0, "alt": 1}
    assert (directive.body, directive.body_line) == ("Caption", 3)


def test_options_in_a_block_of_yaml() -> None:
    content = "---\nname: fig\nalt: >-\n  A long\n  text\n---\nCaption\n"
    directive = read("{figure}", content)
    assert directive.options == {"name": "fig", "alt": "A long text"}
    assert directive.option_lines == {"name": 1, "alt": 2}
    assert (directive.body, directive.body_line) == ("Caption", 6)


@pytest.mark.parametrize("body", ["text", ":::{tip}\nx\n:::", "\ntext", "a: b", "::"])
def test_a_body_is_no_option(body: str) -> None:
    directive = read("{note} Title", body)
    assert (directive.options, directive.body) == ({}, body.lstrip("\n"))
    assert directive.title == "Title"


def test_an_ordinary_fence_is_no_directive() -> None:
    assert read_directive("python", "x = 1\n") is None
    assert read_directive("", "") is None


def test_an_unclosed_or_broken_block_of_options_is_none() -> None:
    assert read("{note}", "---\nname: a\n").body == ""
    assert read("{note}", ":name: [a\n:class: 'b\n\ntext\n").body == "text"
