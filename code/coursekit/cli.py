"""The commands of the course: ``python -m coursekit site`` and its like."""

import argparse
import json
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import current_thread, main_thread

from coursekit.course import LANGUAGES, Course, CourseError, require_languages
from coursekit.execution.environment import preset_in_force
from coursekit.exercises.console import add_exercise_options, run_leaks
from coursekit.gates.commands import add_gate_commands
from coursekit.refusal import sentence
from coursekit.serving import add_serve_options
from coursekit.staging import source_slugs
from multimodal.terminal import make_printable
from multimodal.training.files import require_writable, write_atomically


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status: 0 good, 1 something failed, 2 a wrong request."""
    make_printable()
    options = parse(arguments)
    status = 2
    try:
        with ends_as_interrupts():
            course = find_course(options.root)
            require_request(options, course)
            status = 1
            return options.run(options, course)
    except KeyboardInterrupt:
        print("interrupted; nothing that was there before has changed", file=sys.stderr)
        return 130
    except Exception as error:
        if (text := sentence(error)) is None:
            raise
        print(f"error: {text}", file=sys.stderr)
        return status


@contextmanager
def ends_as_interrupts() -> Iterator[None]:
    """Let what else ends a program, such as a closed terminal, end it as Ctrl-C does."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = {}
    for name in ("SIGTERM", "SIGHUP") if current_thread() is main_thread() else ():
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) is not signal.SIG_IGN:
            before[number] = signal.signal(number, interrupt)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The options of a command; ``rest`` holds what only pytest understands."""
    top = parser()
    options, rest = top.parse_known_args(arguments)
    if rest and options.run is not run_test:
        top.error(f"unrecognized arguments: {' '.join(rest)}")
    options.rest = rest
    return options


def require_request(options: argparse.Namespace, course: Course) -> None:
    """Refuse unknown languages, editions, presets and pages before any work is done."""
    require_languages(getattr(options, "language", ()))
    course.edition(getattr(options, "edition", "public"))
    preset_in_force(getattr(options, "preset", None))
    source_slugs(course, getattr(options, "page", ()))
    if (port := getattr(options, "port", 1)) not in range(1, 2**16):
        raise CourseError(f"there is no port {port}: choose one from 1 to {2**16 - 1}")
    if report := getattr(options, "report", None):
        if report.is_dir():
            raise CourseError(f"{report} is a folder: name a file for the report")
        require_writable(report)


def find_course(root: Path | None) -> Course:
    """The course at ``root``, else in this folder or the nearest one above it."""
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
    for name, text, edition in (
        ("site", "build the public sites", "public"),
        ("instructor", "build the edition with the answer keys", "instructor"),
        ("notebooks", "build the notebooks that Colab opens", "public"),
    ):
        add_build_options(commands.add_parser(name, help=text), edition)
    publication = commands.add_parser("publication", help="lay out all that is published")
    publication.add_argument("folder", type=Path, help="a new folder, or that of an earlier time")
    publication.add_argument("--preset", help="mini, small or full (default: as for a site)")
    publication.set_defaults(run=run_publication)
    add_serve_options(commands.add_parser("serve", help="show the site, building it if need be"))
    add_exercise_options(commands.add_parser("exercises", help="list the exercises or prove them"))
    add_gate_commands(commands)
    test = commands.add_parser(
        "test", help="run the tests; whatever else is given goes to pytest", allow_abbrev=False
    )
    test.add_argument("--chapter", help="run what concerns this page only, such as clip")
    test.set_defaults(run=run_test)
    for name, text, run in (
        ("wheel", "build the package that the notebooks install", run_wheel),
        ("leaks", "search what was built for what must stay secret", run_leaks),
        ("clean", "delete everything that was built", run_clean),
    ):
        commands.add_parser(name, help=text).set_defaults(run=run)
    return top


def add_build_options(command: argparse.ArgumentParser, edition: str) -> None:
    """The options that building commands share."""
    several = partial(command.add_argument, action="append", default=[])
    several("--language", help=f"one of {', '.join(LANGUAGES)}; may be repeated (default: all)")
    several("--page", help="build this page only, by its slug; may be repeated")
    command.add_argument("--preset", help="mini, small or full (default: what suits the machine)")
    command.add_argument("--report", type=Path, help="write what the build did, as JSON, here")
    command.set_defaults(run=partial(run_build, edition=edition))


def run_build(options: argparse.Namespace, course: Course, edition: str) -> int:
    """Build an edition and say where it lies."""
    from coursekit.building import BuildRequest, build_site

    languages = tuple(options.language or LANGUAGES)
    request = BuildRequest(course, edition, languages, tuple(options.page), options.preset)
    report = build_site(request)
    if options.report:
        done = {"executed": report.executed, "seconds": report.seconds}
        write_atomically(options.report, json.dumps(done).encode())
    stages = ", ".join(f"{stage} {seconds:.1f} s" for stage, seconds in report.seconds.items())
    print(f"{stages}; kernels started: {len(report.executed)}")
    print(f"open {os.path.relpath(report.site / 'index.html')}")
    return 0


def run_wheel(_options: argparse.Namespace, course: Course) -> int:
    from coursekit.notebooks.wheel import run_wheel

    print(os.path.relpath(run_wheel(course)))
    return 0


def run_publication(options: argparse.Namespace, course: Course) -> int:
    """Lay out a publication and print its names and paths for whatever publishes it."""
    from coursekit.publication import lay_out

    report = partial(print, file=sys.stderr)
    for key, value in lay_out(course, options.folder, options.preset, report).items():
        print(f"{key}={value}")
    return 0


def run_test(options: argparse.Namespace, course: Course) -> int:
    import subprocess

    from coursekit.chapter_tests import chapter_tests

    tests = chapter_tests(course, options.chapter) if options.chapter else []
    command = [sys.executable, "-m", "pytest", *tests, *options.rest]
    return subprocess.run(command, cwd=course.root, check=False).returncode


def run_clean(_options: argparse.Namespace, course: Course) -> int:
    from coursekit.building import clean

    clean(course)
    return 0
