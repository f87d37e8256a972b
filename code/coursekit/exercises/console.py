"""The commands about exercises: ``exercises list``, ``exercises prove`` and ``leaks``."""

import argparse
from collections.abc import Sequence

from coursekit.course import SOURCE_LANGUAGE, Course
from coursekit.exercises.bank import exercise_names, load_exercise
from coursekit.exercises.leaks import require_no_leak
from coursekit.exercises.proof import prove_all


def add_exercise_options(command: argparse.ArgumentParser) -> None:
    """The options of ``exercises``."""
    command.add_argument("action", choices=("list", "prove"))
    command.add_argument("names", nargs="*", help="exercises, by their folder (default: all)")
    actions = {"list": run_list, "prove": run_prove}
    command.set_defaults(run=lambda options, course: actions[options.action](course, options.names))


def run_list(course: Course, names: Sequence[str] = ()) -> int:
    """Print one line per exercise; reading them checks them.

    Raises:
        CourseError: an exercise is unknown or broken.
    """
    for name in names or exercise_names(course):
        exercise = load_exercise(course, name)
        title = exercise.texts[SOURCE_LANGUAGE].title
        print(
            f"{name:24} {exercise.kind:10} {exercise.form:4} {exercise.points:2} points "
            f"{exercise.minutes:3} min  {exercise.chapter}  {title}"
        )
    return 0


def run_prove(course: Course, names: Sequence[str] = ()) -> int:
    """Run keys, starters and checks, and say that they do what they must.

    Raises:
        CourseError: an exercise is broken, a key fails or a starter passes.
    """
    exercises = [load_exercise(course, name) for name in names or exercise_names(course)]
    proofs = prove_all(course, exercises)
    for name in proofs:
        print(f"{name}: the key passes, the starter fails")
    print(f"{len(proofs)} proven, {len(exercises) - len(proofs)} answered in words")
    return 0


def run_leaks(_options: argparse.Namespace, course: Course) -> int:
    """Search what is about to be published for what must stay secret.

    Raises:
        CourseError: something of it is there, or nothing is built.
    """
    folders = require_no_leak(course)
    names = ", ".join(folder.relative_to(course.root).as_posix() for folder in folders)
    print(f"no secret in {names}")
    return 0
