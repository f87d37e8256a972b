"""Exercises in a notebook: the statement, and starter and visible checks as cells to run."""

from coursekit.course import CourseError
from coursekit.myst.directive import Directive
from coursekit.notebooks.draft import Draft
from coursekit.notebooks.pieces import ExerciseCode
from coursekit.notebooks.references import numbered_name
from coursekit.notebooks.running_text import plain_text
from coursekit.wording import say

LABEL_PREFIX = "ex-"
CODE_CLASSES = ("exercise-starter", "exercise-checks")
KEY_CLASSES = ("exercise-key", "exercise-solution")
INSTRUCTOR_CLASSES = ("exercise-hidden", "exercise-outputs", "exercise-rubric")
ASSIGNMENT_CLASS = "exercise-assignment"
STAMP = "# exercise: "


def is_exercise(directive: Directive) -> bool:
    """Whether the directive states an exercise."""
    return directive.name in ("exercise", "exercise-start")


def exercise_heading(directive: Directive, page: Draft) -> str:
    """The exercise's number and title, one level below the section it stands in."""
    page.exercise = directive.label.lower().removeprefix(LABEL_PREFIX)
    page.is_assignment = ASSIGNMENT_CLASS in directive.classes
    name = numbered_name(page, directive.label.lower(), "exercise")
    title = plain_text(directive.argument, page)
    if name and title:
        title = say("numbered", page.language, name=name, text=title)
    marks = "#" * min(page.heading_level + 1, 6)
    return f"{marks} {title or name}"


def forbid_keys(directive: Directive, page: Draft) -> None:
    """Check that a directive holds nothing that only the instructor may read.

    Raises:
        CourseError: it is a solution, a part of the instructor edition or the key of an assignment.
    """
    classes = set(directive.classes)
    secret = classes & set(INSTRUCTOR_CLASSES)
    if page.is_assignment:
        secret |= classes & set(KEY_CLASSES)
    if directive.name.startswith("solution"):
        secret.add(directive.name)
    if secret:
        where = f"{page.slug}, exercise {page.exercise!r}" if page.exercise else page.slug
        raise CourseError(f"{where}: {secret.pop()} must not reach an exported notebook")


def exercise_code(directive: Directive, page: Draft) -> ExerciseCode | None:
    """The starter or the visible checks of the exercise that was stated last.

    Raises:
        CourseError: such code stands before any exercise.
    """
    if not set(CODE_CLASSES) & set(directive.classes):
        return None
    if not page.exercise:
        raise CourseError(f"{page.slug}: code of an exercise stands outside any exercise")
    source = directive.body
    if not source.startswith(STAMP):
        source = f"{STAMP}{page.exercise}\n{source}"
    return ExerciseCode(page.exercise, source)
