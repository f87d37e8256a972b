"""The rules that prose is held to: those of its language, and those of all."""

from collections.abc import Callable, Iterable, Iterator

from coursekit.gates import chinese, foreign, leftovers, spanish
from coursekit.gates.finding import ERROR, Finding
from coursekit.gates.numbers import typed_numbers
from coursekit.gates.passage import Passage
from coursekit.gates.rule import Complaint

Rule = Callable[[Passage], Iterable[Complaint]]

RULES: dict[str, tuple[Rule, ...]] = {
    "en": (),
    "es": spanish.RULES,
    "zh": chinese.RULES,
}
COMMON: tuple[Rule, ...] = (*leftovers.RULES, *foreign.RULES, typed_numbers)


def check_language(passages: Iterable[Passage]) -> list[Finding]:
    """What the rules have to say about each passage."""
    return [finding for passage in passages for finding in _check(passage)]


def _check(passage: Passage) -> Iterator[Finding]:
    for rule in (*RULES[passage.language], *COMMON):
        for complaint in rule(passage):
            yield Finding(
                passage.file,
                passage.line + passage.text[: complaint.position].count("\n"),
                complaint.rule,
                complaint.message,
                complaint.severity or ERROR,
                complaint.text,
            )
