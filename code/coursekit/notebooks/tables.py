"""Tables and lists of definitions as plain Markdown."""

import re
from collections.abc import Callable

from markdown_it.token import Token

from coursekit.myst.directive import Directive

_ROW = re.compile(r"^\*[ \t]+", re.MULTILINE)
_CELL = re.compile(r"^[ \t]*-(?:[ \t]+|$)", re.MULTILINE)


def list_table(directive: Directive, inline: Callable[[str], str]) -> str:
    """A ``list-table`` as a pipe table; without header rows the header stays empty."""
    rows = [
        [" ".join(inline(cell).split()) for cell in _CELL.split(row)[1:]]
        for row in _ROW.split(directive.body)[1:]
    ]
    if not rows:
        return ""
    if not int(directive.option("header-rows") or 0):
        rows.insert(0, [""] * len(rows[0]))
    rows.insert(1, ["---"] * len(rows[0]))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def definition_list(tokens: list[Token], inline: Callable[[str], str]) -> str:
    """A list of definitions as a list with bold terms.

    Args:
        tokens: from the opening of the list to its close.
    """
    lines: list[str] = []
    term = False
    for token in tokens:
        if token.type in ("dt_open", "dd_open"):
            term = token.type == "dt_open"
        elif token.type == "inline":
            text = inline(token.content)
            lines.append(f"- **{text}**\\" if term else f"  {text}")
    return "\n".join(lines)
