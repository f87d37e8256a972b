"""Pages speak the words of the glossary."""

import re
from collections.abc import Iterable, Iterator

from coursekit.finding import Finding
from coursekit.gates.prose.passage import Passage
from coursekit.gates.sources import Sources
from coursekit.myst.page import Block
from coursekit.translation.glossary import Term
from coursekit.translation.parity import aligned
from coursekit.translation.source import Source

_BRACKETS = re.compile(r"\([^()]*\)|（[^（）]*）")


def check_glossary(sources: Sources) -> list[Finding]:
    """Wordings to avoid in all prose; terms that a translation renders by other words."""
    terms = sources.terms
    findings = [finding for passage in sources.passages for finding in avoided(passage, terms)]
    for english, translations in sources.translated:
        used = {block: terms_of(block, terms) for block in english.page.prose}
        for translation in translations:
            findings += check_terms(english, translation, used)
    return findings


def avoided(passage: Passage, terms: list[Term]) -> Iterator[Finding]:
    """The wordings that no page may use, outside quotations, italics and brackets."""
    text = _BRACKETS.sub(" ", passage.own_words)
    lowered = text.lower()
    for term in terms:
        wrong = term.avoided.get(passage.language)
        if wrong and (match := wrong.search(text, lowered)):
            message = f"not “{match.group()}”: write {term.name(passage.language)}"
            yield Finding(passage.file, passage.line, "term", message, text=match.group())


def terms_of(block: Block, terms: Iterable[Term]) -> list[Term]:
    """The terms that an English block uses."""
    lowered = block.prose.lower()
    return [term for term in terms if term.used["en"].search(block.prose, lowered)]


def check_terms(
    english: Source, translation: Source, used: dict[Block, list[Term]]
) -> list[Finding]:
    """The terms that each English block uses against the block that renders it."""
    language = translation.language
    return [
        Finding(translation.file, theirs.line, "term", message, text=term.en)
        for ours, theirs in aligned(english.page, translation.page)
        if ours.is_prose
        for term in used[ours]
        if (message := _wrong(term, ours, theirs, language, used[ours]))
    ]


def _wrong(term: Term, english: Block, translation: Block, language: str, used: list[Term]) -> str:
    own = term.used.get(language)
    if own and term.enforce and not own.search(translation.prose):
        right = " or ".join(term.wordings(language))
        return f"English line {english.line} says {term.en}: write {right}"
    for wrong in term.not_here.get(language, []):
        # It may be the right word for another term that the block uses as well.
        meant = any(wrong in other.wordings(language) for other in used)
        if wrong in translation.prose and not meant:
            return f"“{wrong}” does not mean {term.en}: write {term.name(language)}"
    return ""
