"""The texts of an exercise: what they may hold, and how points stand in a rubric."""

import re
from pathlib import Path

from coursekit import datafiles
from coursekit.course import Course, CourseError
from coursekit.finding import relative
from coursekit.myst.page import Block
from coursekit.myst.reader import course_reader

TITLE = re.compile(r"# (?P<title>\S.*)\n")
FORBIDDEN = ("code-cell", "course-exercise", "exercise", "solution", "glue:figure")
POINTS = re.compile(r"^- \*\*(?P<points>\d+)\b", re.MULTILINE)


def wrong(path: Path, course: Course, problem: str) -> CourseError:
    """What is wrong with a file of the bank."""
    return CourseError(f"{relative(path, course.root)}: {problem}")


def read_text(path: Path, course: Course) -> str:
    """The content of a file that must be there and not empty."""
    if not path.is_file():
        raise CourseError(f"{relative(path, course.root)} is missing: every exercise needs one")
    if not (text := datafiles.read_text(path).strip()):
        raise wrong(path, course, "is empty")
    return text


def read_statement(path: Path, course: Course) -> tuple[str, str]:
    """Title and body of a statement, which opens with ``# Title``."""
    source = read_text(path, course)
    opening = TITLE.match(source)
    if opening is None:
        raise wrong(path, course, "must open with its title, `# Title`, and a text below it")
    body = source[opening.end() :].strip()
    require_prose(body, path, course)
    return opening["title"].strip(), body


def read_prose(path: Path, course: Course) -> str:
    """A text that stands inside an exercise."""
    text = read_text(path, course)
    require_prose(text, path, course)
    return text


def require_prose(text: str, path: Path, course: Course) -> None:
    """Refuse a text with headings, labels or cells, or without words."""
    problems = map(_problem, course_reader(course).page(text).blocks)
    problem = next(filter(None, problems), "" if text else "there is no text")
    if problem:
        raise wrong(path, course, problem)


def _problem(block: Block) -> str:
    if block.kind == "heading":
        return "a heading inside an exercise would break the page's outline: use bold text"
    if block.kind == "directive" and block.name in FORBIDDEN:
        return f"a {{{block.name}}} must not stand in the text of an exercise"
    anchors = [mark.name for mark in block.marks if mark.kind == "anchor"]
    if label := block.label or "".join(anchors[:1]):
        return f"the label {label!r} would reach the index of the public site"
    return ""


def require_rubric(rubric: str, points: int, path: Path, course: Course) -> None:
    """Refuse a rubric whose items, ``- **2 …``, do not add up to the points of the exercise."""
    total = sum(int(item["points"]) for item in POINTS.finditer(rubric))
    if total != points:
        problem = f"its items (`- **2 …`) add up to {total}, but exercise.yml gives {points} points"
        raise wrong(path, course, problem)
