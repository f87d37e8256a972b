"""The texts of an exercise: what they may hold, and how points stand in a rubric."""

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from coursekit.course import CourseError

TITLE = re.compile(r"# (?P<title>\S.*)\n")
LABEL = re.compile(r"^(?:\((?P<target>[^)\s]+)\)=|:(?:label|name):\s*(?P<option>\S+))\s*$", re.M)
DIRECTIVE = re.compile(r"\{(?P<name>[\w:-]+)\}")
FORBIDDEN = ("code-cell", "course-exercise", "exercise", "solution", "glue:figure")
POINTS = re.compile(r"^- \*\*(?P<points>\d+)\b", re.MULTILINE)


def read_statement(source: str, name: str) -> tuple[str, str]:
    """Title and body of a statement, which opens with ``# Title``.

    Raises:
        CourseError: it does not, or the body is not what :func:`read_prose` accepts.
    """
    opening = TITLE.match(source)
    if opening is None:
        raise CourseError(f"{name}: must open with its title, `# Title`, and a text below it")
    return opening["title"].strip(), read_prose(source[opening.end() :].strip(), name)


def read_prose(source: str, name: str) -> str:
    """A text that stands inside an exercise: no headings, no labels, no cells.

    Raises:
        CourseError: names the first thing that must not be there.
    """
    for token in MarkdownIt("commonmark").parse(source):
        problem = _problem(token)
        if problem:
            raise CourseError(f"{name}: {problem}")
    if label := LABEL.search(source):
        found = label["target"] or label["option"]
        raise CourseError(f"{name}: the label {found!r} would reach the index of the public site")
    if not source:
        raise CourseError(f"{name}: there is no text")
    return source


def _problem(token: Token) -> str:
    if token.type == "heading_open":
        return "a heading inside an exercise would break the page's outline: use bold text"
    directive = DIRECTIVE.match(token.info.strip()) if token.type == "fence" else None
    if directive and directive["name"] in FORBIDDEN:
        return f"a {{{directive['name']}}} must not stand in the text of an exercise"
    return ""


def require_rubric(rubric: str, points: int, name: str) -> None:
    """Check that the items of a rubric, ``- **2 …``, add up to the points of the exercise.

    Raises:
        CourseError: they do not.
    """
    total = sum(int(item["points"]) for item in POINTS.finditer(rubric))
    if total != points:
        raise CourseError(
            f"{name}: its items (`- **2 …`) add up to {total}, "
            f"but exercise.yml gives {points} points"
        )
