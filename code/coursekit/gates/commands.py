"""The commands of the gates: ``check``, ``review``, ``glossary``."""

import argparse
from typing import Any

from coursekit.course import Course


def add_gate_commands(commands: "argparse._SubParsersAction[Any]") -> None:
    """Add the commands of the gates to the command line."""
    check = commands.add_parser("check", help="check structure, words and references of all texts")
    check.add_argument("--release", action="store_true", help="let warnings fail as well")
    check.set_defaults(run=_check)
    review = commands.add_parser("review", help="record that a translation renders the English")
    review.add_argument("slug", help="such as representation/clip")
    review.add_argument("translation", help="es or zh")
    review.set_defaults(run=_review)
    glossary = commands.add_parser("glossary", help="write the glossary pages from their terms")
    glossary.set_defaults(run=_glossary)


def _check(options: argparse.Namespace, course: Course) -> int:
    from coursekit.gates.check import run_check

    return run_check(course, release=options.release)


def _review(options: argparse.Namespace, course: Course) -> int:
    from coursekit.gates.check import run_review

    return run_review(course, options.slug, options.translation)


def _glossary(_options: argparse.Namespace, course: Course) -> int:
    from coursekit.translation.glossary_page import run_glossary

    return run_glossary(course)
