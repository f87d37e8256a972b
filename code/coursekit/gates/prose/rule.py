"""Rules for prose: what they return, and those that are a pattern to avoid."""

import re
from collections.abc import Callable, Iterable, Iterator

from coursekit.finding import ERROR, Finding
from coursekit.gates.prose.passage import Passage
from coursekit.myst.page import CODE, PLACEHOLDERS

Rule = Callable[[Passage], Iterable[Finding]]

_TUPLE = re.compile(r"\([\d, ]*\)")
_VISIBLE = {ord(char): "▢" for char in PLACEHOLDERS}


def matches(
    passage: Passage, text: str, rule: str, pattern: str, remedy: str, severity: str = ERROR
) -> Iterator[Finding]:
    """A finding for every match in the passage's ``text``: “the words around it” and the remedy."""
    for match in re.finditer(pattern, text):
        around = text[max(0, match.start() - 8) : match.end() + 8]
        shown = around.replace("\n", "⏎").translate(_VISIBLE)
        message = f"“{shown}”: {remedy}"
        yield passage.finding(rule, message, match.group(), match.start(), severity)


def pattern_rule(rule: str, pattern: str, remedy: str, severity: str = ERROR) -> Rule:
    """The rule that a passage must not match ``pattern``; a tuple such as (2, 2) is code."""

    def check(passage: Passage) -> Iterable[Finding]:
        text = _TUPLE.sub(lambda match: CODE * len(match.group()), passage.text)
        return matches(passage, text, rule, pattern, remedy, severity)

    return check
