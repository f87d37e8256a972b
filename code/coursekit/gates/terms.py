"""Pages speak the words of the glossary."""

import re
from collections.abc import Iterator
from functools import cache

from coursekit.course import LANGUAGES
from coursekit.finding import Finding
from coursekit.gates.prose.passage import Passage
from coursekit.gates.sources import Sources
from coursekit.myst.page import Block
from coursekit.translation.glossary import Lexicon, Term, read_glossary
from coursekit.translation.parity import aligned
from coursekit.translation.wordings import read_wordings

_BRACKETS = re.compile(r"\([^()]*\)|（[^（）]*）")


def check_glossary(sources: Sources) -> Iterator[Finding]:
    """Wordings to avoid in all prose; terms that a translation renders by other words."""
    terms = read_glossary(sources.course)
    wrong = wrong_wordings([*terms, *read_wordings(sources.course)])
    for passage in sources.passages:
        yield from avoided(passage, wrong)
    english_terms = Lexicon(((term, term.used["en"]) for term in terms), "en")

    @cache
    def used(block: Block) -> list[Term]:
        return [term for term, _ in english_terms.find(block.prose)]

    for english, translation in sources.translated:
        for ours, theirs in aligned(english.page, translation.page):
            for term in used(ours):
                if message := _wrong(term, ours, theirs, translation.language, used(ours)):
                    yield Finding(translation.file, theirs.line, "term", message, text=term.en)


def wrong_wordings(terms: list[Term]) -> dict[str, Lexicon]:
    """The wordings that no page may use, by language."""
    return {
        code: Lexicon(((term, term.avoided[code]) for term in terms if code in term.avoid), code)
        for code in LANGUAGES
    }


def avoided(passage: Passage, wrong: dict[str, Lexicon]) -> Iterator[Finding]:
    """Those in a passage, outside quotations, italics and brackets."""
    text = _BRACKETS.sub(" ", passage.own_words)
    for term, match in wrong[passage.language].find(text):
        message = f"not “{match.group()}”: write {term.name(passage.language)}"
        yield passage.finding("term", message, match.group())


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
