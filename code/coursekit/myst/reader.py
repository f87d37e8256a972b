"""From the text of a MyST page to its blocks, with the parser of the site."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from coursekit.configuration import Settings
from coursekit.course import Course, CourseError
from coursekit.myst.directive import LITERAL, PROSE_OPTIONS, Directive, read_directive
from coursekit.myst.frontmatter import split_front_matter
from coursekit.myst.inline import read_inline
from coursekit.myst.page import Block, Mark, Page

FENCES = ("fence", "colon_fence")
PLACES = {
    "list_item_open": "list item",
    "blockquote_open": "quotation",
    "th_open": "table cell",
    "td_open": "table cell",
    "dt_open": "term",
    "dd_open": "definition",
    "footnote_reference_open": "footnote",
}


@dataclass(frozen=True)
class Reader:
    """Reads MyST with the extensions of the syntax that a site turns on."""

    extensions: frozenset[str]

    @property
    def config(self) -> MdParserConfig:
        """The configuration of the parser, as Jupyter Book completes it."""
        return MdParserConfig(enable_extensions=set(self.extensions), dmath_double_inline=True)

    def page(self, text: str) -> Page:
        """The front matter and blocks of a text, which is parsed once however often asked for."""
        return _page(self, text)

    def inline(self, text: str) -> tuple[str, tuple[Mark, ...]]:
        """The prose and the marks of a single paragraph."""
        (token,) = _parser(self.extensions).parseInline(text)
        return read_inline(token)

    def tokens(self, text: str) -> list[Token]:
        """The blocks as tokens, paragraphs unread; footnotes stay where they are defined."""
        return _parser(self.extensions, ("inline", "footnote_tail")).parse(text)


@cache
def course_reader(course: Course) -> Reader:
    """The reader with the extensions that the course's ``_config.yml`` names."""
    settings = Settings(course).content.get("parse", {})
    reader = Reader(frozenset(settings.get("myst_enable_extensions", ())))
    try:
        _ = reader.config
    except ValueError as error:
        raise CourseError(f"{course.root / '_config.yml'}: parse.myst_enable: {error}") from None
    return reader


@cache
def _parser(extensions: frozenset[str], without: tuple[str, ...] = ()) -> MarkdownIt:
    parser = create_md_parser(Reader(extensions).config, RendererHTML)
    return parser.disable(list(without), ignoreInvalid=True)


@cache
def _page(reader: Reader, text: str) -> Page:
    fields, _ = split_front_matter(text)
    return Page(text, fields, tuple(_with_sections(_blocks(reader, text, 0, ""))))


def _blocks(reader: Reader, text: str, offset: int, place: str) -> Iterator[Block]:
    places = [place]
    line = offset + 1
    level, item = 0, ""
    for token in _parser(reader.extensions).parse(text):
        line = offset + 1 + token.map[0] if token.map else line
        end = offset + token.map[1] if token.map else line
        if token.type in PLACES:
            places.append(PLACES[token.type])
            item = token.info
        elif token.type.replace("_close", "_open") in PLACES:
            places.pop()
        elif token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "inline":
            prose, marks = read_inline(token)
            kind = "heading" if level else "paragraph"
            yield Block(kind, line, place=places[-1], text=token.content, prose=prose,
                        argument=item, level=level, marks=marks)  # fmt: skip
            level, item = 0, ""
        else:
            yield from _other(reader, token, Block("", line, end, place=places[-1]))


def _other(reader: Reader, token: Token, block: Block) -> Iterator[Block]:
    """The blocks of a token that is no prose; ``block`` says where it stands."""
    if token.type in FENCES:
        directive = read_directive(token.info, token.content)
        block = replace(block, text=token.content, fence=token.markup)
        if directive is None:
            yield replace(block, kind="code", name=token.info.strip())
        else:
            yield from _directive(reader, directive, block)
    elif token.type in ("math_block", "math_block_label", "amsmath"):
        yield replace(block, kind="math", text=token.content, label=token.info)
    elif token.type == "myst_target":
        yield replace(block, kind="target", label=token.content)
    elif token.type == "html_block":
        yield replace(block, kind="html", text=token.content)


def _directive(reader: Reader, directive: Directive, block: Block) -> Iterator[Block]:
    is_math, is_cell = directive.name == "math", directive.name == "code-cell"
    yield replace(
        block,
        kind="math" if is_math else "directive",
        text=block.text if is_cell else directive.body,
        name="" if is_math else directive.name,
        argument="" if directive.title else directive.argument,
        label=directive.label,
        options=directive.options,
    )
    prose = [(directive.title, "title", block.line)] if directive.title else []
    prose += [
        (directive.options[key], key, block.line + 1 + directive.option_lines[key])
        for key in PROSE_OPTIONS
        if key in directive.options and not is_cell
    ]
    for text, place, line in prose:
        words, marks = reader.inline(text)
        yield Block("paragraph", line, place=place, text=text, prose=words, marks=marks)
    if directive.name not in LITERAL:
        start = block.line + directive.body_line
        yield from _blocks(reader, directive.body, start, directive.name)


def _with_sections(blocks: Iterator[Block]) -> Iterator[Block]:
    """Give headings the target right before them, and every block the section it stands in."""
    section, pending = "", ""
    for block in blocks:
        if block.kind == "heading":
            section = pending
            block = replace(block, label=section)
        pending = block.label if block.kind == "target" else ""
        yield replace(block, section=section)
