"""The rules that prose is held to: those of its language, and those of all."""

from collections.abc import Iterable

from coursekit.finding import Finding
from coursekit.gates.prose import chinese_prose, common_prose, english_prose, foreign, spanish_prose
from coursekit.gates.prose.passage import Passage
from coursekit.gates.prose.rule import Rule

RULES: dict[str, tuple[Rule, ...]] = {
    "en": english_prose.RULES,
    "es": spanish_prose.RULES,
    "zh": chinese_prose.RULES,
}
COMMON: tuple[Rule, ...] = (*common_prose.RULES, *foreign.RULES)


def check_language(passages: Iterable[Passage]) -> list[Finding]:
    """What the rules have to say about each passage."""
    return [
        finding
        for passage in passages
        for rule in (*RULES.get(passage.language, ()), *COMMON)
        for finding in rule(passage)
    ]
