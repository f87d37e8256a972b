"""What a rule for prose returns."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from coursekit.finding import ERROR
from coursekit.gates.prose.passage import Passage
from coursekit.myst.page import CODE, PLACEHOLDERS

_TUPLE = re.compile(r"\([\d, ]*\)")
_VISIBLE = {ord(char): "▢" for char in PLACEHOLDERS}


@dataclass(frozen=True)
class Complaint:
    """A violated rule: its name, what would be right, the words and where they begin."""

    rule: str
    message: str
    text: str
    position: int = 0
    severity: str = ERROR


def matches(
    rule: str, pattern: re.Pattern[str], text: str, remedy: str, severity: str = ERROR
) -> Iterator[Complaint]:
    """A complaint for every match: “the words around it” and the remedy."""
    for match in pattern.finditer(text):
        around = text[max(0, match.start() - 8) : match.end() + 8]
        shown = around.replace("\n", "⏎").translate(_VISIBLE)
        yield Complaint(rule, f"“{shown}”: {remedy}", match.group(), match.start(), severity)


def pattern_rule(
    rule: str, pattern: re.Pattern[str], remedy: str, severity: str = ERROR
) -> Callable[[Passage], Iterable[Complaint]]:
    """The rule that a passage must not match ``pattern``."""

    def check(passage: Passage) -> Iterable[Complaint]:
        return matches(rule, pattern, _TUPLE.sub(_hidden, passage.text), remedy, severity)

    return check


def _hidden(match: re.Match[str]) -> str:
    """A tuple such as (2, 2) is code, with or without backquotes."""
    return CODE * len(match.group())
