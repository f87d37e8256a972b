"""``{course-code} package.module.name``: written out when a page is staged.

The fence keeps its options and gets two more, the module and, if the repository has an address, the
lines of the file; its body becomes the source. Whoever shows the page then needs no package, and
the page changes when the code does.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from coursekit.configuration import Settings
from coursekit.course import Course, CourseError
from coursekit.listings.definition import Definition, Packages

DIRECTIVE = "course-code"
OPTIONS = ("methods", "signature-only", "whole")
OPTION = re.compile(r":(?P<name>[\w-]+):[ \t]*(?P<value>.*)")


@dataclass(frozen=True)
class Printed:
    """A fence of a page, its lines from 1, and what it prints."""

    line: int
    end: int
    dotted: str
    options: str
    definition: Definition


def packages_of(course: Course) -> Packages:
    """The packages that a course may print from."""
    return Packages(course.root / "code", Settings(course).packages)


def printed_code(text: str, course: Course) -> list[Printed]:
    """What a page prints, in order.

    Raises:
        CourseError: the first fence that is wrong; names its line.
    """
    found = []
    for token in code_fences(text):
        try:
            found.append(read_fence(token, packages_of(course)))
        except CourseError as error:
            assert token.map is not None
            raise CourseError(f"line {token.map[0] + 1}: {error}") from None
    return found


def code_fences(text: str) -> list[Token]:
    """The fences of the directive; none that is shown as an example inside another."""
    if f"{{{DIRECTIVE}}}" not in text:
        return []
    parser = MarkdownIt("commonmark").use(front_matter_plugin).use(colon_fence_plugin)
    tokens = parser.disable(["inline"], True).parse(text)
    fences = [token for token in tokens if token.type in ("fence", "colon_fence")]
    return [token for token in fences if token.info.strip().startswith(f"{{{DIRECTIVE}}}")]


def read_fence(token: Token, packages: Packages) -> Printed:
    """What one fence prints.

    Raises:
        CourseError: it stands in a list or quotation, has a body or an unknown option, or names
            nothing that exists.
    """
    assert token.map is not None
    dotted = token.info.strip().removeprefix(f"{{{DIRECTIVE}}}").strip()
    if token.level:
        raise CourseError(f"{{{DIRECTIVE}}} must not stand in a list or quotation")
    lines = [line for line in token.content.splitlines() if line.strip()]
    for line in lines:
        option = OPTION.fullmatch(line.strip())
        if option is None or option["name"] not in OPTIONS:
            known = ", ".join(f":{name}:" for name in OPTIONS)
            raise CourseError(f"{{{DIRECTIVE}}} has no body and the options {known}, not {line!r}")
    definition = packages.definition(dotted)
    _require_methods(lines, dotted, packages)
    return Printed(token.map[0] + 1, token.map[1], dotted, "\n".join(lines), definition)


def _require_methods(lines: list[str], dotted: str, packages: Packages) -> None:
    for line in lines:
        option = OPTION.fullmatch(line.strip())
        if option and option["name"] == "methods":
            for method in split_names(option["value"]):
                packages.definition(f"{dotted}.{method}")


def split_names(value: str) -> tuple[str, ...]:
    """The names of a list with commas."""
    return tuple(name.strip() for name in value.split(",") if name.strip())


def write_printed(text: str, printed: list[Printed], *, with_lines: bool) -> str:
    """The page with its fences written out; ``printed`` may come from an earlier state of it."""
    lines = text.split("\n")
    pairs = list(zip(code_fences(text), printed, strict=True))
    for token, entry in reversed(pairs):
        assert token.map is not None
        lines[token.map[0] : token.map[1]] = [_written(entry, with_lines)]
    return "\n".join(lines)


def _written(entry: Printed, with_lines: bool) -> str:
    definition = entry.definition
    options = [entry.options] if entry.options else []
    options.append(f":module: {definition.module}")
    options.append(f":file: {definition.file}")
    if with_lines:
        options.append(f":lines: {definition.first}-{definition.last}")
    ticks = max((len(run) for run in re.findall("`+", definition.source)), default=0)
    fence = "`" * max(3, ticks + 1)
    head = f"{fence}{{{DIRECTIVE}}} {entry.dotted}"
    return "\n".join([head, *options, "", definition.source, fence])


def printer(text: str, course: Course, file: str) -> Callable[[str], str]:
    """Reads the fences of a page as its author wrote it; the result writes them out on a later one.

    Raises:
        CourseError: a fence is wrong; names page and line.
    """
    try:
        printed = printed_code(text, course)
    except CourseError as error:
        raise CourseError(f"{file}, {error}") from None
    if not printed:
        return lambda later: later
    with_lines = bool(Settings(course).repository)
    return lambda later: write_printed(later, printed, with_lines=with_lines)
