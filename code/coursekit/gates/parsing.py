"""From the text of a MyST page to its blocks, with the parser that the site uses."""

from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from coursekit.frontmatter import split_front_matter
from coursekit.gates.block import Block, Page
from coursekit.gates.directive import PROSE_OPTIONS, Directive, read_directive
from coursekit.gates.inline import read_inline

EXTENSIONS = {"amsmath", "attrs_inline", "colon_fence", "deflist", "dollarmath"}
PLACES = {
    "list_item_open": "list item",
    "blockquote_open": "quotation",
    "th_open": "table cell",
    "td_open": "table cell",
    "dt_open": "term",
    "dd_open": "definition",
    "footnote_reference_open": "footnote",
}


def parse_page(text: str) -> Page:
    """The front matter and the blocks of a page, nested ones after the one that holds them.

    Raises:
        CourseError: the front matter is not valid YAML.
    """
    fields, _ = split_front_matter(text)
    return Page(fields, tuple(_with_sections(_blocks(text, 0, ""))))


@cache
def page_parser() -> MarkdownIt:
    return create_md_parser(MdParserConfig(enable_extensions=EXTENSIONS), RendererHTML)


def _blocks(text: str, offset: int, place: str) -> Iterator[Block]:
    places = [place]
    line = offset + 1
    heading = 0
    for token in page_parser().parse(text):
        line = offset + 1 + token.map[0] if token.map else line
        if token.type in PLACES:
            places.append(PLACES[token.type])
        elif token.type.replace("_close", "_open") in PLACES:
            places.pop()
        elif token.type == "heading_open":
            heading = int(token.tag[1])
        elif token.type == "inline":
            yield _prose(token, line, places[-1], heading)
            heading = 0
        else:
            yield from _other(token, line)


def _prose(token: Token, line: int, place: str, level: int) -> Block:
    prose, marks = read_inline(token)
    kind = "heading" if level else "paragraph"
    return Block(kind, line, place=place, text=token.content, prose=prose, level=level, marks=marks)


def _other(token: Token, line: int) -> Iterator[Block]:
    if token.type in ("fence", "colon_fence"):
        directive = read_directive(token.info, token.content)
        if directive is None:
            yield Block("code", line, text=token.content, name=token.info.strip())
        else:
            yield from _directive(directive, token, line)
    elif token.type in ("math_block", "math_block_label", "amsmath"):
        yield Block("math", line, text=token.content, label=token.info)
    elif token.type == "myst_target":
        yield Block("target", line, label=token.content)
    elif token.type == "html_block":
        yield Block("html", line, text=token.content)


def _directive(directive: Directive, token: Token, line: int) -> Iterator[Block]:
    options = {key: option.value for key, option in directive.options.items()}
    is_math = directive.name == "math"
    yield Block(
        "math" if is_math else "directive",
        line,
        text=token.content if directive.name == "code-cell" else directive.body,
        name="" if is_math else directive.name,
        argument="" if directive.title else directive.argument,
        label=options.get("label") or options.get("name") or "",
        options=options,
    )
    yield from _directive_prose(directive, line)
    if not directive.is_literal:
        yield from _blocks(directive.body, line + directive.body_line, directive.name)


def _directive_prose(directive: Directive, line: int) -> Iterator[Block]:
    """Title, caption and alternative text: prose that stands outside the body."""
    if directive.title:
        yield from _single(directive.title, line, "title")
    if directive.name == "code-cell":
        return
    for name in PROSE_OPTIONS:
        if option := directive.options.get(name):
            yield from _single(option.value, line + 1 + option.line, name)


def _single(text: str, line: int, place: str) -> Iterator[Block]:
    for token in page_parser().parseInline(text):
        yield _prose(token, line, place, 0)


def _with_sections(blocks: Iterator[Block]) -> Iterator[Block]:
    """Give headings the target right before them, and every block the section it stands in."""
    section, pending = "", ""
    for block in blocks:
        values = dict(block.__dict__)
        if block.kind == "target":
            pending = block.label
        elif block.kind == "heading":
            section, values["label"] = pending, pending
            pending = ""
        else:
            pending = ""
        yield Block(**values | {"section": section})
