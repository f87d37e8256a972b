"""MyST Markdown to the plain Markdown of a notebook, block by block."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, takewhile

from markdown_it.token import Token
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell

from coursekit.course import CourseError
from coursekit.listings.course_code import DIRECTIVE
from coursekit.myst.directive import read_directive
from coursekit.myst.reader import FENCES
from coursekit.notebooks.directives import Insert, render_directive
from coursekit.notebooks.draft import Draft, Piece, site_reader
from coursekit.notebooks.exercises import exercise_pieces
from coursekit.notebooks.references import equation
from coursekit.notebooks.running_text import plain_text
from coursekit.notebooks.source_cells import source_cell

DROPPED = ("myst_target", "myst_line_comment", "myst_block_break")
VERBATIM = ("code_block", "html_block")


def as_cells(text: str, page: Draft) -> Iterator[NotebookNode]:
    """The prose of a cell as plain Markdown, with the code of exercises and listings apart."""
    pieces = (p for p in convert(text, page) if not isinstance(p, str) or p.strip())
    for is_prose, group in groupby(pieces, lambda piece: isinstance(piece, str)):
        if is_prose:
            yield new_markdown_cell(as_markdown(group))
        else:
            yield from (piece for piece in group if not isinstance(piece, str))


def as_markdown(pieces: Iterable[Piece]) -> str:
    """All pieces as one Markdown text, where no cell may stand."""
    texts = (p if isinstance(p, str) else f"```python\n{p.source}\n```" for p in pieces)
    return "\n\n".join(text.strip("\n") for text in texts if text.strip())


def convert(text: str, page: Draft) -> Iterator[Piece]:
    """The pieces of a text in order."""
    tokens, lines = site_reader(page.app).tokens(text), text.split("\n")
    done = 0
    for position, token in enumerate(tokens):
        if token.map is None or token.map[0] < done:
            continue
        if token.type == "heading_open":
            page.heading_level = int(token.tag[1])
        if render := _BLOCKS.get(token.type):
            start, end = token.map
            end += token.type == "amsmath"  # the parser counts an environment one line short
            yield plain_text("\n".join(lines[done:start]), page)
            yield from render(tokens[position:], lines[start:end], page)
            done = end
    yield plain_text("\n".join(lines[done:]), page)


def _fence(tokens: list[Token], lines: list[str], page: Draft) -> Iterator[Piece]:
    token = tokens[0]
    directive = read_directive(token.info, token.content)
    if directive is None:
        yield "\n".join(lines)
    elif directive.name.startswith("solution"):
        raise CourseError(f"{page.slug}: {directive.name} must not reach an exported notebook")
    elif directive.name == "exercise":
        yield from exercise_pieces(directive, page, convert)
    elif directive.name == DIRECTIVE:
        yield source_cell(directive)
    else:
        insert = Insert(directive, page, lambda body: as_markdown(convert(body, page)))
        yield _nested(render_directive(insert), lines[0], token)


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
    yield _nested(equation(page, token.content, label), lines[0], token)


def _environment(tokens: list[Token], lines: list[str], page: Draft) -> Iterator[Piece]:
    """An environment of its own, such as ``align``."""
    yield _nested(tokens[0].content.rstrip(), lines[0], tokens[0])


def _verbatim(tokens: list[Token], lines: list[str], page: Draft) -> Iterator[Piece]:
    if not tokens[0].content.lstrip().startswith("<!--"):
        yield "\n".join(lines)


def _footnote(tokens: list[Token], lines: list[str], page: Draft) -> Iterator[Piece]:
    """Its text moves to the notes at the end."""
    label = tokens[0].meta["label"]
    text = re.sub(r"^\[\^[^\]]+\]:\s*", "", "\n".join(lines))
    page.note_number(label)
    page.footnotes[label] = " ".join(plain_text(text, page).split())
    yield from ()


def _definitions(tokens: list[Token], lines: list[str], page: Draft) -> Iterator[Piece]:
    """A list of definitions as a list with bold terms."""
    items, is_term = [], False
    for token in takewhile(lambda token: token.type != "dl_close", tokens):
        if token.type in ("dt_open", "dd_open"):
            is_term = token.type == "dt_open"
        elif token.type == "inline":
            text = plain_text(token.content, page)
            items.append(f"- **{text}**\\" if is_term else f"  {text}")
    yield "\n".join(items)


_Render = Callable[[list[Token], list[str], Draft], Iterator[Piece]]
_BLOCKS: dict[str, _Render] = {
    **dict.fromkeys(FENCES, _fence),
    **dict.fromkeys(DROPPED, lambda *_: iter(())),
    **dict.fromkeys(VERBATIM, _verbatim),
    "math_block": _mathematics,
    "math_block_label": _mathematics,
    "amsmath": _environment,
    "footnote_reference_open": _footnote,
    "dl_open": _definitions,
}
