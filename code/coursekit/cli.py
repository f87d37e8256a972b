"""The commands of the course: ``python -m coursekit site`` and its like."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from coursekit.configuration import require_languages
from coursekit.course import LANGUAGES, Course, CourseError
from coursekit.execution.environment import preset_in_force
from coursekit.exercises.console import add_exercise_options, run_leaks
from coursekit.gates.commands import add_gate_commands
from coursekit.staging import source_slugs

Command = Callable[[argparse.Namespace, Course], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status: 0 good, 1 something failed, 2 a wrong request."""
    options = parse(arguments)
    try:
        course = find_course(options.root)
        require_known(options, course)
    except CourseError as error:
        return fail(error, 2)
    try:
        return options.run(options, course)
    except CourseError as error:
        return fail(error, 1)
    except KeyboardInterrupt:
        print("interrupted; nothing that was there before has changed", file=sys.stderr)
        return 130


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The options of a command; ``rest`` holds what only pytest understands."""
    top = parser()
    options, rest = top.parse_known_args(arguments)
    if rest and options.run is not run_test:
        top.error(f"unrecognized arguments: {' '.join(rest)}")
    options.rest = rest
    return options


def fail(error: CourseError, status: int) -> int:
    """Say what was wrong."""
    print(f"error: {error}", file=sys.stderr)
    return status


def require_known(options: argparse.Namespace, course: Course) -> None:
    """Check the names in a request before any work is done.

    Raises:
        CourseError: an unknown language, edition, preset or page.
    """
    require_languages(getattr(options, "language", None) or [])
    course.edition(getattr(options, "edition", "public"))
    preset_in_force(getattr(options, "preset", None))
    source_slugs(course, getattr(options, "page", None))


def find_course(root: Path | None) -> Course:
    """The course at ``root``, else in this folder or the nearest one above it.

    Raises:
        CourseError: there is none.
    """
    start = (root or Path.cwd()).resolve()
    for folder in (start,) if root else (start, *start.parents):
        if (folder / "_toc.yml").is_file():
            return Course(folder)
    raise CourseError(f"no course in {start}: a course has a _toc.yml; go to its folder")


def parser() -> argparse.ArgumentParser:
    """The command line."""
    top = argparse.ArgumentParser(prog="python -m coursekit", description=__doc__)
    top.add_argument("--root", type=Path, help="the folder of the course (default: here)")
    commands = top.add_subparsers(required=True, metavar="command")
    for name, text, run in (
        ("site", "build the public sites", run_site),
        ("instructor", "build the edition with the answer keys", run_instructor),
    ):
        add_build_options(commands.add_parser(name, help=text), run)
    serve = commands.add_parser("serve", help="show the site on localhost, building it if need be")
    serve.add_argument("--edition", default="public", help="public or instructor")
    serve.add_argument("--port", type=int, default=8000)
    serve.set_defaults(run=run_serve)
    notebooks = commands.add_parser("notebooks", help="build the notebooks that Colab opens")
    add_build_options(notebooks, run_site)
    wheel = commands.add_parser("wheel", help="build the package that the notebooks install")
    wheel.set_defaults(run=run_wheel)
    exercises = commands.add_parser("exercises", help="list the exercises or prove them")
    add_exercise_options(exercises)
    leaks = commands.add_parser("leaks", help="search what was built for what must stay secret")
    leaks.set_defaults(run=run_leaks)
    add_gate_commands(commands)
    test = commands.add_parser(
        "test", help="run the tests; whatever else is given goes to pytest", allow_abbrev=False
    )
    test.add_argument("--chapter", help="run what concerns this page only, such as clip")
    test.set_defaults(run=run_test)
    commands.add_parser("clean", help="delete everything that was built").set_defaults(
        run=run_clean
    )
    return top


def add_build_options(command: argparse.ArgumentParser, run: Command) -> None:
    """The options that building commands share."""
    command.add_argument(
        "--language",
        action="append",
        help=f"one of {', '.join(LANGUAGES)}; may be repeated (default: all)",
    )
    command.add_argument(
        "--page",
        action="append",
        default=[],
        help="build this page only, by its slug; may be repeated",
    )
    command.add_argument("--preset", help="mini, small or full (default: what suits the machine)")
    command.add_argument("--report", type=Path, help="write what the build did, as JSON, here")
    command.set_defaults(run=run)


def run_site(options: argparse.Namespace, course: Course) -> int:
    return build(options, course, "public")


def run_instructor(options: argparse.Namespace, course: Course) -> int:
    return build(options, course, "instructor")


def build(options: argparse.Namespace, course: Course, edition: str) -> int:
    """Build an edition and say where it lies."""
    from coursekit.building import BuildRequest, build_site

    request = BuildRequest(
        course, edition, tuple(options.language or LANGUAGES), tuple(options.page), options.preset
    )
    report = build_site(request)
    if options.report:
        options.report.write_text(report.as_json(), encoding="utf-8")
    stages = ", ".join(f"{stage} {seconds:.1f} s" for stage, seconds in report.seconds.items())
    print(f"{stages}; kernels started: {len(report.executed)}")
    print(f"open {os.path.relpath(report.site / 'index.html')}")
    return 0


def run_wheel(_options: argparse.Namespace, course: Course) -> int:
    from coursekit.notebooks.wheel import run_wheel

    print(os.path.relpath(run_wheel(course)))
    return 0


def run_serve(options: argparse.Namespace, course: Course) -> int:
    from coursekit.serving import serve

    serve(course, options.edition, options.port)
    return 0


def run_test(options: argparse.Namespace, course: Course) -> int:
    import subprocess

    from coursekit.chapter_tests import chapter_tests

    tests = chapter_tests(course, options.chapter) if options.chapter else []
    command = [sys.executable, "-m", "pytest", *tests, *options.rest]
    return subprocess.run(command, cwd=course.root, check=False).returncode


def run_clean(options: argparse.Namespace, course: Course) -> int:
    from shutil import rmtree

    rmtree(course.build, ignore_errors=True)
    return 0
