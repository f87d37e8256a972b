"""Fences that end where their author did not mean them to."""

import re
from collections.abc import Iterator

from coursekit.finding import Finding
from coursekit.myst.page import Block, Page

_OPENING = re.compile(r"\s*(?P<fence>`{3,}|~{3,}|:{3,})(?P<info>[^\s`].*)")


def check_fences(page: Page, file: str) -> list[Finding]:
    """Outer fences no longer than one inside, which end too early, and fences that never end."""
    return [
        Finding(file, block.line, "fence", message)
        for block in page.blocks
        if block.fence
        for message in _complaints(block, page.lines)
    ]


def _complaints(block: Block, lines: list[str]) -> Iterator[str]:
    last = lines[block.end - 1].strip(" >\t")
    closes = len(last) >= len(block.fence) and set(last) == {block.fence[0]}
    if block.end == block.line or not closes:
        yield f"this fence is never closed: add {block.fence}"
    elif inner := _too_long(block):
        yield (
            f"the fence {inner!r} inside is as long as this one, which therefore ends too early: "
            f"open and close this one with {block.fence}{block.fence[0]}"
        )


def _too_long(block: Block) -> str:
    for line in block.text.split("\n"):
        match = _OPENING.fullmatch(line)
        if match and match["fence"].startswith(block.fence):
            return line.strip()
    return ""
