"""MyST Markdown to the plain Markdown of a notebook, block by block."""

import re
from collections.abc import Callable, Iterator

from markdown_it.token import Token

from coursekit.myst.directive import read_directive
from coursekit.myst.reader import FENCES
from coursekit.notebooks.directives import Insert, render_directive
from coursekit.notebooks.draft import Draft
from coursekit.notebooks.exercises import exercise_pieces, forbid_solution
from coursekit.notebooks.mathematics import equation
from coursekit.notebooks.pieces import Piece, Prose, as_markdown, joined
from coursekit.notebooks.running_text import plain_text
from coursekit.notebooks.source_cells import source_code
from coursekit.notebooks.tables import definition_list

DROPPED = ("myst_target", "myst_line_comment", "myst_block_break", "attrs_block")
VERBATIM = ("code_block", "html_block")


def convert(text: str, page: Draft) -> list[Piece]:
    """The prose of a cell as plain Markdown, with the code of exercises apart."""
    return joined(_pieces(page.reader.tokens(text), text.split("\n"), page))


def _pieces(tokens: list[Token], lines: list[str], page: Draft) -> Iterator[Piece]:
    done = 0
    for position, token in enumerate(tokens):
        if token.map is None or token.map[0] < done:
            continue
        if token.type == "heading_open":
            page.heading_level = int(token.tag[1])
        render = _BLOCKS.get(token.type)
        if render is None:
            continue
        start, end = _extent(token)
        yield Prose(plain_text("\n".join(lines[done:start]), page))
        yield from render(tokens[position:], lines[start:end], page)
        done = end
    yield Prose(plain_text("\n".join(lines[done:]), page))


def _extent(token: Token) -> tuple[int, int]:
    """The lines of a block, end excluded; the parser counts an environment one line short."""
    assert token.map is not None
    start, end = token.map
    return start, end + (token.type == "amsmath")


def _fence(tokens: list[Token], lines: list[str], page: Draft) -> Iterator[Piece]:
    token = tokens[0]
    directive = read_directive(token.info, token.content)
    if directive is None:
        yield Prose("\n".join(lines))
        return
    forbid_solution(directive, page)
    if directive.name == "exercise":
        yield from exercise_pieces(directive, page, convert)
    elif code := source_code(directive):
        yield code if token.level == 0 else Prose(_nested(code.as_markdown(), lines[0], token))
    else:
        insert = Insert(directive, page, lambda body: as_markdown(convert(body, page)))
        yield Prose(_nested(render_directive(insert), lines[0], token))


def _nested(text: str, opening: str, token: Token) -> str:
    """Text put where the fence stood: inside a list or a quotation every line is marked."""
    if token.level == 0:
        return text
    first = opening[: opening.find(token.markup)]
    rest = re.sub(r"[^>\s]", " ", first)
    marked = [(rest if number else first) + line for number, line in enumerate(text.split("\n"))]
    return "\n".join(line.rstrip() for line in marked)


def _mathematics(tokens: list[Token], lines: list[str], page: Draft) -> Iterator[Piece]:
    token = tokens[0]
    label = token.info if token.type == "math_block_label" else ""
    yield Prose(_nested(equation(page, token.content, label), lines[0], token))


def _environment(tokens: list[Token], lines: list[str], page: Draft) -> Iterator[Piece]:
    """An environment of its own, such as ``align``."""
    yield Prose(_nested(tokens[0].content.rstrip(), lines[0], tokens[0]))


def _verbatim(tokens: list[Token], lines: list[str], page: Draft) -> Iterator[Piece]:
    if not tokens[0].content.lstrip().startswith("<!--"):
        yield Prose("\n".join(lines))


def _nothing(tokens: list[Token], lines: list[str], page: Draft) -> Iterator[Piece]:
    yield from ()


def _footnote(tokens: list[Token], lines: list[str], page: Draft) -> Iterator[Piece]:
    """Its text moves to the notes at the end."""
    label = tokens[0].meta["label"]
    text = re.sub(r"^\[\^[^\]]+\]:\s*", "", "\n".join(lines))
    page.note_number(label)
    page.footnotes[label] = " ".join(plain_text(text, page).split())
    yield from ()


def _definitions(tokens: list[Token], lines: list[str], page: Draft) -> Iterator[Piece]:
    close = next(i for i, t in enumerate(tokens) if t.type == "dl_close")
    yield Prose(definition_list(tokens[:close], lambda text: plain_text(text, page)))


def _substitution(tokens: list[Token], lines: list[str], page: Draft) -> Iterator[Piece]:
    page.unknown.append(lines[0].strip())
    yield Prose("\n".join(lines))


_Render = Callable[[list[Token], list[str], Draft], Iterator[Piece]]
_BLOCKS: dict[str, _Render] = {
    **dict.fromkeys(FENCES, _fence),
    **dict.fromkeys(DROPPED, _nothing),
    **dict.fromkeys(VERBATIM, _verbatim),
    "math_block": _mathematics,
    "math_block_label": _mathematics,
    "amsmath": _environment,
    "footnote_reference_open": _footnote,
    "dl_open": _definitions,
    "substitution_block": _substitution,
}
