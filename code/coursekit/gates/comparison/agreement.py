"""Where a translation says something else than the English and the other translations.

What the rules ask is for a person to decide, so they warn; `translations/allow.yml` answers them.
"""

from collections.abc import Callable, Iterable, Iterator

from coursekit.finding import WARNING, Finding
from coursekit.gates.comparison.amounts import differing_numbers
from coursekit.gates.comparison.concepts import exchanged_words, lost_negations
from coursekit.gates.comparison.extent import lost_sentences, other_pace
from coursekit.gates.comparison.proofs import claimed_proofs
from coursekit.gates.comparison.witnesses import Rendering, renderings
from coursekit.gates.sources import Sources

RULES: dict[str, Callable[[Rendering], Iterable[str]]] = {
    "numbers": differing_numbers,
    "negation": lost_negations,
    "opposite": exchanged_words,
    "sentences": lost_sentences,
    "pace": other_pace,
    "proof": claimed_proofs,
}


def check_agreement(sources: Sources) -> Iterator[Finding]:
    """The doubts about every translation."""
    for rendering in renderings(sources):
        yield from doubts(rendering)


def doubts(rendering: Rendering) -> Iterator[Finding]:
    """What is doubtful in one block."""
    line = rendering.english.block.line
    for rule, check in RULES.items():
        for message in check(rendering):
            yield Finding(
                rendering.file,
                rendering.this.block.line,
                rule,
                f"{message} (English line {line})",
                WARNING,
            )
