"""The texts of an exercise: what they may hold, and how points stand in a rubric."""

import re

from coursekit.course import Course, CourseError
from coursekit.myst.page import Block
from coursekit.myst.reader import course_reader

TITLE = re.compile(r"# (?P<title>\S.*)\n")
FORBIDDEN = ("code-cell", "course-exercise", "exercise", "solution", "glue:figure")
POINTS = re.compile(r"^- \*\*(?P<points>\d+)\b", re.MULTILINE)


def read_statement(source: str, name: str, course: Course) -> tuple[str, str]:
    """Title and body of a statement, which opens with ``# Title``.

    Raises:
        CourseError: it does not, or the body is not what :func:`read_prose` accepts.
    """
    opening = TITLE.match(source)
    if opening is None:
        raise CourseError(f"{name}: must open with its title, `# Title`, and a text below it")
    return opening["title"].strip(), read_prose(source[opening.end() :].strip(), name, course)


def read_prose(source: str, name: str, course: Course) -> str:
    """A text that stands inside an exercise: no headings, no labels, no cells.

    Raises:
        CourseError: names the first thing that must not be there.
    """
    if not source:
        raise CourseError(f"{name}: there is no text")
    for block in course_reader(course).page(source).blocks:
        if problem := _problem(block):
            raise CourseError(f"{name}: {problem}")
    return source


def _problem(block: Block) -> str:
    if block.kind == "heading":
        return "a heading inside an exercise would break the page's outline: use bold text"
    if block.kind == "directive" and block.name in FORBIDDEN:
        return f"a {{{block.name}}} must not stand in the text of an exercise"
    anchors = [mark.name for mark in block.marks if mark.kind == "anchor"]
    if label := block.label or "".join(anchors[:1]):
        return f"the label {label!r} would reach the index of the public site"
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
