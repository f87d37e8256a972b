"""The commands of the gates: ``check``, ``review``, ``glossary``."""

import argparse
from typing import Any

from coursekit.course import LANGUAGES, Course
from coursekit.finding import ERROR
from coursekit.gates.allowance import FILE as ALLOWED


def add_gate_commands(commands: "argparse._SubParsersAction[Any]") -> None:
    """Add the commands of the gates to the command line."""
    check = commands.add_parser("check", help="check structure, words and references of all texts")
    check.add_argument("--release", action="store_true", help="let warnings fail as well")
    check.set_defaults(run=run_check)
    review = commands.add_parser("review", help="record that a translation renders the English")
    review.add_argument("slug", nargs="+", help="pages, or files such as translations/glossary.yml")
    review.add_argument("translation", help="es or zh")
    review.set_defaults(run=run_review)
    glossary = commands.add_parser("glossary", help="write the glossary pages from their terms")
    glossary.set_defaults(run=run_glossary)


def run_check(options: argparse.Namespace, course: Course) -> int:
    """Print one line per finding; returns 1 if something fails."""
    from coursekit.gates.check import all_findings

    findings = all_findings(course)
    for finding in findings:
        print(finding)
    errors = sum(finding.severity == ERROR for finding in findings)
    print(f"{errors} errors, {len(findings) - errors} warnings")
    return int(bool(findings if options.release else errors))


def run_review(options: argparse.Namespace, course: Course) -> int:
    """Record reviews of a translation; shows what they accept, and what the checks still doubt."""
    from coursekit.gates.check import all_findings, page_findings
    from coursekit.translation.staleness import LAPSED, record_review
    from coursekit.translation.word_reviews import record_words

    language, doubts = options.translation, 0
    of_files = [slug for slug in options.slug if slug.endswith(".yml")]
    in_files = [one for one in all_findings(course) if one.file in of_files] if of_files else []
    for slug in options.slug:
        if slug in of_files:
            found = [finding for finding in in_files if finding.file == slug]
            blocks = record_words(course, slug, language)
        else:
            found = page_findings(course, slug, language)
            blocks = record_review(course, slug, language)
        for finding in found:
            print(f"accepted: {finding}" if finding.rule in LAPSED else finding)
        print(f"{slug}: {blocks} blocks of {language} recorded as reviewed")
        doubts += sum(finding.rule not in LAPSED for finding in found)
    if doubts:
        print(f"{doubts} findings remain: mend the text, or say in {ALLOWED} why it is right")
    return 0


def run_glossary(_options: argparse.Namespace, course: Course) -> int:
    """Write the page in every language, where it changed, and name those files."""
    from coursekit.translation.glossary_page import write_pages

    changed = write_pages(course)
    print(*changed, f"{len(changed)} of {len(LANGUAGES)} glossary pages changed", sep="\n")
    return 0
