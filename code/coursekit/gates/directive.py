"""What a directive is made of: its name, argument, options and body."""

import re
from dataclasses import dataclass

import yaml

LITERAL = frozenset(
    {
        "bibliography",
        "code",
        "code-block",
        "code-cell",
        "course-code",
        "course-exercise",
        "course-reference",
        "csv-table",
        "eval-rst",
        "glue:math",
        "literalinclude",
        "math",
        "raw",
        "tableofcontents",
        "toctree",
    }
)
PICTURES = frozenset({"figure", "image", "glue:figure", "glue:any", "glue:"})
# Directives whose argument is read as prose.
TITLED = frozenset(
    {
        "admonition",
        "attention",
        "card",
        "caution",
        "danger",
        "dropdown",
        "error",
        "exercise",
        "exercise-start",
        "grid-item-card",
        "hint",
        "important",
        "list-table",
        "margin",
        "note",
        "rubric",
        "seealso",
        "sidebar",
        "tab-item",
        "table",
        "tip",
        "topic",
        "warning",
    }
)
PROSE_OPTIONS = ("alt", "caption", "title")

_INFO = re.compile(r"\{(?P<name>[^}\s]+)\}[ \t]*(?P<argument>.*)", re.DOTALL)
_OPTION = re.compile(r":(?P<key>[\w-]+):(?:[ \t]+(?P<value>.*))?$")


@dataclass(frozen=True)
class Option:
    """The value of an option and the line, counted from 0 in the directive's content."""

    value: str
    line: int


@dataclass(frozen=True)
class Directive:
    """A fence that is a directive; ``body_line`` counts from 0 in the fence's content."""

    name: str
    argument: str
    options: dict[str, Option]
    body: str
    body_line: int

    @property
    def is_literal(self) -> bool:
        return self.name in LITERAL

    @property
    def title(self) -> str:
        return self.argument if self.name in TITLED else ""


def read_directive(info: str, content: str) -> Directive | None:
    """The directive that a fence with this info string is; None for an ordinary block of code."""
    match = _INFO.fullmatch(info.strip())
    if match is None:
        return None
    options, start = _options(content.split("\n"))
    body = "\n".join(content.split("\n")[start:])
    return Directive(match["name"], match["argument"].strip(), options, body, start)


def _options(lines: list[str]) -> tuple[dict[str, Option], int]:
    if lines and lines[0].strip() == "---":
        return _yaml_options(lines)
    options: dict[str, Option] = {}
    for number, line in enumerate(lines):
        match = _OPTION.match(line.strip())
        if match is None:
            return options, number
        options[match["key"]] = Option((match["value"] or "").strip(), number)
    return options, len(lines)


def _yaml_options(lines: list[str]) -> tuple[dict[str, Option], int]:
    closing = [number for number, line in enumerate(lines) if number and line.strip() == "---"]
    if not closing:
        return {}, 0
    end = closing[0]
    try:
        content = yaml.safe_load("\n".join(lines[1:end])) or {}
    except yaml.YAMLError:
        return {}, end + 1
    where = {key: _line_of(key, lines[:end]) for key in content}
    return {key: Option(str(value), where[key]) for key, value in content.items()}, end + 1


def _line_of(key: str, lines: list[str]) -> int:
    return next((n for n, line in enumerate(lines) if line.startswith(f"{key}:")), 0)
