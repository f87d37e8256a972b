"""What a directive is made of: its name, argument, options and body."""

import re
from dataclasses import dataclass
from textwrap import dedent

from myst_parser.parsers.options import TokenizeError, options_to_items

LITERAL = frozenset({
    "bibliography", "code", "code-block", "code-cell", "course-code", "course-exercise",
    "course-reference", "csv-table", "eval-rst", "glue:math", "literalinclude", "math", "raw",
    "tableofcontents", "toctree",
})  # fmt: skip
PICTURES = frozenset({"figure", "image", "glue:figure", "glue:any", "glue:"})
# Directives whose argument is read as prose.
TITLED = frozenset({
    "admonition", "attention", "card", "caution", "danger", "dropdown", "error", "exercise",
    "exercise-start", "grid-item-card", "hint", "important", "list-table", "margin", "note",
    "rubric", "seealso", "sidebar", "tab-item", "table", "tip", "topic", "warning",
})  # fmt: skip
PROSE_OPTIONS = ("alt", "caption", "title")

_INFO = re.compile(r"\{(?P<name>[^}\s]+)\}\s*(?P<argument>.*)", re.DOTALL)
_OPTION = re.compile(r"\s*:[\w-]+:(?:\s|$)")


@dataclass(frozen=True)
class Directive:
    """A fence that is a directive; lines are counted from 0 in the fence's content."""

    name: str
    argument: str
    options: dict[str, str]
    option_lines: dict[str, int]
    body: str
    body_line: int

    @property
    def title(self) -> str:
        return self.argument if self.name in TITLED else ""

    @property
    def label(self) -> str:
        """The label by which texts refer to it."""
        return self.options.get("label") or self.options.get("name") or ""

    def option(self, name: str) -> str:
        """An option as text on one line; empty if it is not set."""
        return " ".join(self.options.get(name, "").split())


def read_directive(info: str, content: str) -> Directive | None:
    """The directive that a fence with this info string is; None for an ordinary block of code."""
    head = _INFO.fullmatch(info.strip())
    if head is None:
        return None
    lines = content.split("\n")
    options, start = _split(lines)
    try:
        values = dict(options_to_items("\n".join(options))[0])
    except TokenizeError:
        values = {}
    where = {
        key: next(n for n, line in enumerate(options) if line.lstrip(" \"'").startswith(key))
        for key in values
    }
    while start < len(lines) and not lines[start].strip():
        start += 1
    body = "\n".join(lines[start:]).rstrip("\n")
    return Directive(head["name"], head["argument"].strip(), values, where, body, start)


def _split(lines: list[str]) -> tuple[list[str], int]:
    """The lines of the options as YAML, and the number of the line after them."""
    if lines[0].startswith("---"):
        closing = (n for n in range(1, len(lines)) if lines[n].startswith("---"))
        end = next(closing, len(lines) - 1)
        return dedent("\n".join(["", *lines[1:end]])).split("\n"), end + 1
    end = next((n for n, line in enumerate(lines) if not _OPTION.match(line)), len(lines))
    return [line.lstrip()[1:] for line in lines[:end]], end
