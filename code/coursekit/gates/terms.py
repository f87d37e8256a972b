"""Pages speak the words of the glossary."""

import re
from collections.abc import Iterator

from coursekit.course import SOURCE_LANGUAGE
from coursekit.gates.block import Block
from coursekit.gates.finding import Finding
from coursekit.gates.glossary import Term, read_glossary, wording_pattern
from coursekit.gates.parity import aligned
from coursekit.gates.passage import Passage, all_passages
from coursekit.gates.sources import GENERATED, Source, Sources
from coursekit.gates.staleness import TRANSLATIONS

_BRACKETS = re.compile(r"\([^()]*\)|（[^（）]*）")


def check_glossary(sources: Sources) -> list[Finding]:
    """Wordings to avoid in all prose; terms that a translation renders by other words."""
    terms = read_glossary(sources.course)
    findings = [f for passage in all_passages(sources) for f in avoided(passage, terms)]
    for slug in sources.slugs:
        english = sources.get(slug, SOURCE_LANGUAGE)
        for code in TRANSLATIONS:
            translation = sources.get(slug, code)
            if english and translation and slug not in GENERATED:
                findings += check_terms(english, translation, terms)
    return findings


def avoided(passage: Passage, terms: list[Term]) -> Iterator[Finding]:
    """The wordings that no page may use, outside quotations, italics and brackets."""
    text = _BRACKETS.sub(" ", passage.own_words)
    for term in terms:
        wrong = term.avoid.get(passage.language, [])
        if wrong and (match := wording_pattern(wrong, passage.language).search(text)):
            message = f"not “{match.group()}”: write {term.name(passage.language)}"
            yield Finding(passage.file, passage.line, "term", message, text=match.group())


def check_terms(english: Source, translation: Source, terms: list[Term]) -> list[Finding]:
    """The terms of each English block against the block that renders it."""
    return [
        Finding(translation.file, theirs.line, "term", message, text=term.en)
        for ours, theirs in aligned(english.page, translation.page)
        if ours.is_prose
        for term in terms
        if (message := _wrong(term, ours, theirs, translation.language, terms))
    ]


def _wrong(term: Term, english: Block, translation: Block, language: str, terms: list[Term]) -> str:
    if not term.used.search(english.prose):
        return ""
    if term.enforce:
        wordings = term.wordings(language)
        if not wording_pattern(wordings, language).search(translation.prose):
            return f"English line {english.line} says {term.en}: write {' or '.join(wordings)}"
    for wrong in term.not_here.get(language, []):
        if wrong in translation.prose and not _meant(wrong, english, language, terms):
            return f"“{wrong}” does not mean {term.en}: write {term.name(language)}"
    return ""


def _meant(wording: str, english: Block, language: str, terms: list[Term]) -> bool:
    """Whether the English block uses the term that this wording is right for."""
    return any(
        term.used.search(english.prose) for term in terms if wording in term.wordings(language)
    )
