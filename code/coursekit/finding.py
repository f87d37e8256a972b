"""What a gate has to say about a line of a source."""

from dataclasses import dataclass
from pathlib import Path

ERROR = "error"
WARNING = "warning"


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that is wrong, where it stands, and what would be right.

    Attributes:
        file: the source, relative to the root of the course.
        line: counted from 1; 0 where the file as a whole is meant.
        rule: the name of the rule, as ``translations/allow.yml`` refers to it.
        message: what is wrong and what would be right.
        severity: ``error`` fails the check, ``warning`` only a release.
        text: the words in question, which an allowance may name.
    """

    file: str
    line: int
    rule: str
    message: str
    severity: str = ERROR
    text: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        text = f"{place}: {self.severity} [{self.rule}] {self.message}"
        return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)


def relative(path: Path, root: Path) -> str:
    """The name of a file as findings print it."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def excerpt(text: str, length: int = 40) -> str:
    """The beginning of a text on one line, for a message."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"
