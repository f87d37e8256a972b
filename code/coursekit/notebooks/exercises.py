"""Exercises in a notebook: what the bank shows everyone, programs as cells to run.

A page only says which exercise stands where; what is public is the bank's to say, so nothing that
an edition writes into a page can reach a notebook.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from nbformat.v4 import new_code_cell

from coursekit.course import Course
from coursekit.exercises.bank import load_exercise
from coursekit.exercises.exercise import exercise_name
from coursekit.exercises.parts import Program, public_parts
from coursekit.myst.directive import Directive
from coursekit.notebooks.draft import ALLOWED_TO_FAIL, Draft, Piece
from coursekit.notebooks.references import numbered_name
from coursekit.notebooks.running_text import plain_text
from coursekit.wording import say


def exercise_pieces(
    directive: Directive, page: Draft, convert: Callable[[str, Draft], Iterator[Piece]]
) -> Iterator[Piece]:
    """The exercise that a directive states, as the bank has it.

    Raises:
        CourseError: the bank has no exercise of this label.
    """
    course = Course(Path(page.app.config.course_root))
    exercise = load_exercise(course, exercise_name(directive.label))
    yield _heading(directive, page)
    for part in public_parts(exercise, page.language):
        if isinstance(part, Program):
            source = f"# exercise: {exercise.name}\n{part.source}"
            yield new_code_cell(source, metadata={"tags": [ALLOWED_TO_FAIL]})
        else:
            yield from convert(part, page)


def _heading(directive: Directive, page: Draft) -> str:
    """The exercise's number and title, one level below the section it stands in."""
    name = numbered_name(page, directive.label.lower(), "exercise")
    title = plain_text(directive.argument, page)
    if name and title:
        title = say("numbered", page.language, name=name, text=title)
    marks = "#" * min(page.heading_level + 1, 6)
    return f"{marks} {title or name}"
