"""Where the roles and links of a page point."""

import re
from collections.abc import Iterator

from coursekit.myst.page import Block, Mark

LABEL_ROLES = ("ref", "numref", "eq", "prf:ref", "term")
_EXPLICIT = re.compile(r".*<(?P<target>[^<>]+)>\s*", re.DOTALL)


def role_target(mark: Mark) -> str:
    """The target of a role: what stands in angle brackets, or all of it."""
    match = _EXPLICIT.fullmatch(mark.content)
    return (match["target"] if match else mark.content).strip()


def label_references(block: Block) -> Iterator[str]:
    """The labels that roles and ``#`` links of a block point at."""
    for mark in block.roles("ref", "numref", "eq", "prf:ref"):
        yield role_target(mark)
    for mark in block.marks:
        if mark.kind == "link" and mark.name.startswith("#"):
            yield mark.name[1:]


def page_references(block: Block) -> Iterator[str]:
    """The pages that ``{doc}`` roles and relative links point at, as written."""
    for mark in block.roles("doc"):
        yield role_target(mark)
    for mark in block.marks:
        if mark.kind == "link" and _is_internal(mark.name):
            yield mark.name.partition("#")[0]


def citations(block: Block) -> Iterator[str]:
    """The keys of the bibliography that a block cites."""
    for mark in block.roles():
        if mark.name.partition(":")[0] == "cite":
            yield from (key.strip() for key in mark.content.split(","))


def glue_names(block: Block) -> Iterator[str]:
    """What a block asks of the cells, with its format: ``recall_en:.2f``."""
    for mark in block.roles():
        if mark.name.partition(":")[0] == "glue":
            yield mark.content.strip()
    if block.kind == "directive" and block.name.partition(":")[0] == "glue":
        yield block.argument


def _is_internal(address: str) -> bool:
    return bool(address) and not re.match(r"[a-z][a-z0-9+.-]*:|#|//", address)
