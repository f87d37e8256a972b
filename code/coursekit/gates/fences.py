"""Fences that end where their author did not mean them to."""

import re
from collections.abc import Iterator

from markdown_it.token import Token

from coursekit.gates.directive import read_directive
from coursekit.gates.finding import Finding
from coursekit.gates.parsing import page_parser

_OPENING = re.compile(r"\s*(?P<fence>`{3,}|~{3,}|:{3,})(?P<info>[^\s`].*)")


def check_fences(text: str, file: str) -> list[Finding]:
    """Outer fences no longer than one inside, which end too early, and fences that never end."""
    return list(_fences(text, 0, file))


def _fences(text: str, offset: int, file: str) -> Iterator[Finding]:
    lines = text.split("\n")
    for token in page_parser().parse(text):
        if token.type in ("fence", "colon_fence") and token.map:
            yield from _one(token, lines, offset, file)


def _one(token: Token, lines: list[str], offset: int, file: str) -> Iterator[Finding]:
    assert token.map is not None
    first, last = token.map
    line = offset + first + 1
    if last - first < 2 or not _closes(lines[last - 1], token.markup):
        yield Finding(file, line, "fence", f"this fence is never closed: add {token.markup}")
        return
    inner = _too_long(token)
    if inner:
        message = (
            f"the fence {inner!r} inside is as long as this one, which therefore ends too early: "
            f"open and close this one with {token.markup}{token.markup[0]}"
        )
        yield Finding(file, line, "fence", message)
    directive = read_directive(token.info, token.content)
    if directive is not None and not directive.is_literal:
        yield from _fences(directive.body, line + directive.body_line, file)


def _closes(line: str, markup: str) -> bool:
    stripped = line.strip(" >\t")
    return len(stripped) >= len(markup) and set(stripped) == {markup[0]}


def _too_long(token: Token) -> str:
    for line in token.content.split("\n"):
        match = _OPENING.fullmatch(line)
        if match and match["fence"].startswith(token.markup):
            return line.strip()
    return ""
