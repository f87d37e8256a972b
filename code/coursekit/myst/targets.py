"""Where the roles and links of a page point."""

import re
from collections.abc import Iterator

from coursekit.myst.page import Block

_EXPLICIT = re.compile(r".*<(?P<target>[^<>]+)>\s*", re.DOTALL)
_EXTERNAL = re.compile(r"[a-z][a-z0-9+.-]*:|#|//")


def label_references(block: Block) -> Iterator[str]:
    """The labels that roles and ``#`` links of a block point at."""
    yield from _targets(block, "ref", "numref", "eq", "prf:ref")
    yield from (address[1:] for address in _links(block) if address.startswith("#"))


def page_references(block: Block) -> Iterator[str]:
    """The pages that ``{doc}`` roles and relative links point at, as written."""
    yield from _targets(block, "doc")
    for address in _links(block):
        if address and not _EXTERNAL.match(address):
            yield address.partition("#")[0]


def citations(block: Block) -> Iterator[str]:
    """The keys of the bibliography that a block cites."""
    for mark in block.roles("cite"):
        yield from (key.strip() for key in mark.content.split(","))


def glue_names(block: Block) -> Iterator[str]:
    """What a block asks of the cells, with its format: ``recall_en:.2f``."""
    yield from (mark.content.strip() for mark in block.roles("glue"))
    if block.kind == "directive" and block.name.partition(":")[0] == "glue":
        yield block.argument


def _targets(block: Block, *roles: str) -> Iterator[str]:
    """The targets of roles: what stands in angle brackets, or all of it."""
    for mark in block.roles():
        if mark.name in roles:
            match = _EXPLICIT.fullmatch(mark.content)
            yield (match["target"] if match else mark.content).strip()


def _links(block: Block) -> Iterator[str]:
    return (mark.name for mark in block.marks if mark.kind == "link")
