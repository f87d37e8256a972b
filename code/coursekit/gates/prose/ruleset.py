"""The rules that prose is held to: those of its language, and those of all."""

from collections.abc import Callable, Iterable, Iterator

from coursekit.finding import ERROR, Finding
from coursekit.gates.prose import chinese_prose, foreign, leftovers, spanish_prose
from coursekit.gates.prose.numbers import typed_numbers
from coursekit.gates.prose.passage import Passage
from coursekit.gates.prose.rule import Complaint

Rule = Callable[[Passage], Iterable[Complaint]]

RULES: dict[str, tuple[Rule, ...]] = {
    "es": spanish_prose.RULES,
    "zh": chinese_prose.RULES,
}
COMMON: tuple[Rule, ...] = (*leftovers.RULES, *foreign.RULES, typed_numbers)


def check_language(passages: Iterable[Passage]) -> list[Finding]:
    """What the rules have to say about each passage."""
    return [finding for passage in passages for finding in _check(passage)]


def _check(passage: Passage) -> Iterator[Finding]:
    for rule in (*RULES.get(passage.language, ()), *COMMON):
        for complaint in rule(passage):
            yield Finding(
                passage.file,
                passage.line + passage.text[: complaint.position].count("\n"),
                complaint.rule,
                complaint.message,
                complaint.severity or ERROR,
                complaint.text,
            )
