"""The terms of the course: ``translations/glossary.yml``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import yaml

from coursekit.course import LANGUAGES, Course, CourseError

FILE = "translations/glossary.yml"
Wordings = Mapping[str, list[str]]


@dataclass(frozen=True)
class Term:
    """A concept with its name, other wordings, wrong ones and its meaning, by language.

    Attributes:
        avoid: wordings that no page may use.
        not_here: wordings that are right for another term and wrong for this one.
        enforce: whether a translation must use the term where the English does.
    """

    en: str
    es: str
    zh: str
    means: Mapping[str, str]
    also: Wordings = field(default_factory=dict)
    avoid: Wordings = field(default_factory=dict)
    not_here: Wordings = field(default_factory=dict)
    enforce: bool = False

    @property
    def key(self) -> str:
        """The name of the term in addresses, the same in all languages: ``term-dual-encoder``."""
        return "term-" + re.sub(r"[^a-z0-9]+", "-", self.en.lower()).strip("-")

    def name(self, language: str) -> str:
        return {"en": self.en, "es": self.es, "zh": self.zh}[language]

    def wordings(self, language: str) -> list[str]:
        """Everything that counts as the term, brackets left out: ``bias (social)`` → ``bias``."""
        names = [self.name(language), *self.also.get(language, [])]
        return [re.sub(r"\s*[(（][^)）]*[)）]\s*", "", name) for name in names]

    @cached_property
    def used(self) -> re.Pattern[str]:
        """Matches the English term, singular or plural."""
        return wording_pattern(self.wordings("en"), "en")


def read_glossary(course: Course) -> list[Term]:
    """The terms in the order of the file.

    Raises:
        CourseError: the file is missing or an entry is incomplete or doubled.
    """
    path = course.root / FILE
    if not path.is_file():
        raise CourseError(f"{FILE} is missing: it holds the terms of the course")
    terms: dict[str, Term] = {}
    for entry in yaml.safe_load(path.read_text("utf-8")) or []:
        term = _term(entry)
        if term.key in terms:
            raise CourseError(f"{FILE}: {term.en!r} stands twice")
        terms[term.key] = term
    return list(terms.values())


def wording_pattern(wordings: list[str], language: str) -> re.Pattern[str]:
    """A pattern for any of the wordings, inflected as the language does it."""
    parts = [_inflected(wording, language) for wording in wordings]
    return re.compile("|".join(parts) or r"(?!)", re.IGNORECASE)


def _inflected(wording: str, language: str) -> str:
    if language == "zh":
        return r"\s*".join(re.escape(part) for part in wording.split())
    words = re.split(r"[\s-]+", wording)
    return r"(?<!\w)" + r"[\s-]+".join(_word(word, language) for word in words) + r"(?!\w)"


def _word(word: str, language: str) -> str:
    if language == "en":
        return re.escape(word) + r"(?:s|es)?"
    if word.endswith("ción"):
        return re.escape(word[:-2]) + r"(?:ón|ones)"
    stem = word.rstrip("s")
    if len(stem) > 3 and stem[-1] in "oa":
        return re.escape(stem[:-1]) + r"[oa]s?"
    return re.escape(word) + r"(?:s|es)?"


def _term(entry: dict) -> Term:
    try:
        term = Term(**entry)
    except TypeError as error:
        raise CourseError(f"{FILE}: {entry!r}: needs en, es, zh and means ({error})") from None
    if set(term.means) != set(LANGUAGES):
        raise CourseError(f"{FILE}: {term.en!r} must say what it means in {', '.join(LANGUAGES)}")
    return term
