"""Exceptions that somebody decided on: ``translations/allow.yml``."""

from dataclasses import dataclass
from fnmatch import fnmatch

from coursekit.course import Course, CourseError
from coursekit.datafiles import load_yaml, read_text
from coursekit.finding import WARNING, Finding

FILE = "translations/allow.yml"


@dataclass(frozen=True)
class Allowance:
    """A finding that is right as it is.

    Attributes:
        rule: the name in brackets of the finding.
        text: words that the finding is about; they must occur in it.
        reason: why it is right.
        file: a pattern such as ``translations/zh/*``; every file if left out.
    """

    rule: str
    text: str
    reason: str
    file: str = "*"

    def covers(self, finding: Finding) -> bool:
        return (
            finding.rule == self.rule
            and fnmatch(finding.file, self.file)
            and self.text in (finding.text or finding.message)
        )


def read_allowances(course: Course) -> list[Allowance]:
    """The recorded exceptions; none where the file does not exist."""
    path = course.root / FILE
    entries = load_yaml(read_text(path), FILE) if path.is_file() else None
    try:
        return [Allowance(**{key: str(entry[key]) for key in entry}) for entry in entries or []]
    except TypeError as error:
        raise CourseError(
            f"{FILE}: every entry needs rule, text and reason, and may have file ({error})"
        ) from None


def without_allowed(findings: list[Finding], allowances: list[Allowance]) -> list[Finding]:
    """The findings that no exception covers, and a warning for exceptions that cover nothing."""
    unused = [a for a in allowances if not any(map(a.covers, findings))]
    kept = [f for f in findings if not any(a.covers(f) for a in allowances)]
    return kept + [
        Finding(
            FILE, 0, "allowance", f"nothing needs {a.rule!r} for “{a.text}”: remove it", WARNING
        )
        for a in unused
    ]
