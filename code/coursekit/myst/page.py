"""The pieces of a page, as the kit looks at them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

# What stands in the prose for a piece that is not prose.
MATH, CODE, ROLE, NUMBER, CITATION = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
PLACEHOLDERS = MATH + CODE + ROLE + NUMBER + CITATION


@dataclass(frozen=True)
class Mark:
    """Something inside a paragraph that is no prose.

    Attributes:
        kind: ``role``, ``math``, ``code``, ``link``, ``image``, ``footnote``,
            ``anchor`` or ``emphasis``.
        name: the role's name; the address of a link or picture; the label of a footnote.
        content: what stands between the delimiters.
    """

    kind: str
    name: str = ""
    content: str = ""


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph, a directive, a cell: what a page is made of, in reading order.

    Attributes:
        kind: ``heading``, ``paragraph``, ``directive``, ``math``, ``code``, ``target``, ``html``.
        line: where it begins in the file, counted from 1.
        end: the last line of what is no prose.
        section: the label of the section that holds it; empty before the first heading.
        place: what it is part of, such as ``list item``, ``alt``, ``figure``.
        text: the source; the body of a directive without its options.
        prose: the words of a heading or paragraph, placeholders for everything else.
        name: of a directive; the language of a block of code.
        argument: of a directive; the number of a numbered item, before its first paragraph.
        label: of a heading, an equation or a directive.
        fence: the signs that open a block of code or a directive.
    """

    kind: str
    line: int
    end: int = 0
    section: str = ""
    place: str = ""
    text: str = ""
    prose: str = ""
    name: str = ""
    argument: str = ""
    label: str = ""
    level: int = 0
    fence: str = ""
    options: Mapping[str, str] = field(default_factory=dict, hash=False)
    marks: tuple[Mark, ...] = ()

    @property
    def is_prose(self) -> bool:
        return self.kind in ("heading", "paragraph")

    def roles(self, domain: str = "") -> Iterator[Mark]:
        """The roles in this block, all or those of a domain, which stands before the colon."""
        for mark in self.marks:
            if mark.kind == "role" and domain in ("", mark.name.partition(":")[0]):
                yield mark


class Edit(NamedTuple):
    """A text in place of the lines ``first`` to ``last`` of a page; before ``first`` if none."""

    first: int
    last: int
    text: str


@dataclass(frozen=True, eq=False)
class Page:
    """A text that was read: its front matter, and its blocks, nested ones after what holds them."""

    text: str
    front_matter: Mapping[str, Any]
    blocks: tuple[Block, ...]

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    def edited(self, edits: Iterable[Edit]) -> str:
        """The text of the page with other text in some places."""
        lines = list(self.lines)
        for edit in sorted(edits, reverse=True):
            lines[edit.first - 1 : edit.last] = [edit.text]
        return "\n".join(lines)

    def of(self, kind: str, *names: str) -> Iterator[Block]:
        """The blocks of a kind; of directives, those called ``names`` or all."""
        for block in self.blocks:
            if block.kind == kind and (not names or block.name in names):
                yield block

    @property
    def prose(self) -> Iterator[Block]:
        return (block for block in self.blocks if block.is_prose)

    @cached_property
    def cells(self) -> list[Block]:
        """The code cells; fences of colons, and those inside something else, are not executed."""
        found = self.of("directive", "code-cell")
        return [block for block in found if not block.place and block.fence[0] != ":"]
