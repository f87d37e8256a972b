"""A directive as it stands in a page: its name, argument, options and body."""

import re
from dataclasses import dataclass

from markdown_it.token import Token
from myst_parser.parsers.options import options_to_items

HEAD = re.compile(r"\{(?P<name>[\w:+.-]+)\}\s*(?P<argument>.*)", re.DOTALL)
OPTIONS = re.compile(r"(?:[ \t]*\n)*(?P<lines>(?:[ \t]*:[\w-]+:.*(?:\n|$))+)")
BLOCK = re.compile(r"---+[ \t]*\n(?P<lines>(?:.*\n)*?)---+[ \t]*(?:\n|$)")


@dataclass(frozen=True)
class Directive:
    """What stands in the fence of a directive."""

    name: str
    argument: str
    options: dict[str, str]
    body: str

    def option(self, name: str) -> str:
        """An option as text on one line; empty if it is not set."""
        return " ".join(self.options.get(name, "").split())

    @property
    def label(self) -> str:
        """The label by which the text refers to it, as Sphinx writes it."""
        return (self.option("label") or self.option("name")).lower()

    @property
    def classes(self) -> list[str]:
        """The classes given to it or to the box around it."""
        return f"{self.option('class')} {self.option('class-container')}".split()


def read_directive(token: Token) -> Directive | None:
    """The directive that a fence opens; None for an ordinary fence."""
    head = HEAD.match(token.info.strip())
    if head is None:
        return None
    options, body = _split(token.content)
    return Directive(head["name"], head["argument"].strip(), options, body.rstrip("\n"))


def _split(content: str) -> tuple[dict[str, str], str]:
    """Options, whose values may be any text, and what follows them."""
    if block := BLOCK.match(content):
        lines = block["lines"]
    elif block := OPTIONS.match(content):
        lines = re.sub(r"^[ \t]*:", "", block["lines"], flags=re.MULTILINE)
    else:
        return {}, content
    items, _ = options_to_items(lines)
    return dict(items), content[block.end() :]
