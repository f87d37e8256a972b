"""The terms of the course: ``translations/glossary.yml``."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from coursekit.course import LANGUAGES, SOURCE_LANGUAGE, Course, CourseError
from coursekit.datafiles import load_yaml, read_text
from multimodal.language import COMPLETE, in_language, require_complete

FILE = "translations/glossary.yml"


class Wordings:
    """Some wordings as they occur in running text, inflected as the language does it."""

    def __init__(self, wordings: Iterable[str], language: str):
        words = [_words(wording, language) for wording in wordings]
        self.starts = {first[0].lower() for first, *_ in words}
        joint = r"\s*" if language == "zh" else r"[\s-]+"
        parts = [joint.join(re.escape(stem) + end for stem, end in each) for each in words]
        whole = "{}" if language == "zh" else r"(?<!\w){}(?!\w)"
        pattern = "|".join(whole.format(part) for part in parts)
        self._pattern = re.compile(pattern or r"(?!)", re.IGNORECASE)

    def search(self, text: str) -> re.Match[str] | None:
        """The first of them in a text."""
        return self._pattern.search(text)


class Lexicon:
    """The wordings of many terms in one language; how they begin says which may occur in a text."""

    def __init__(self, wordings: Iterable[tuple["Term", Wordings]], language: str):
        self._entries = list(wordings)
        self._place = re.compile(r"(?=\S)" if language == "zh" else r"(?<!\w)(?=\S)")
        self._by_start: dict[str, list[int]] = {}
        for number, (_, found) in enumerate(self._entries):
            for start in found.starts:
                self._by_start.setdefault(start, []).append(number)
        self._lengths = sorted(set(map(len, self._by_start)))

    def find(self, text: str) -> Iterator[tuple["Term", re.Match[str]]]:
        """The terms that occur in a text, in their order, and where each of them stands first."""
        lowered = text.lower()
        places = [match.start() for match in self._place.finditer(lowered)]
        heads = {lowered[at : at + length] for at in places for length in self._lengths}
        for number in sorted({n for head in heads for n in self._by_start.get(head, ())}):
            term, wordings = self._entries[number]
            if match := wordings.search(text):
                yield term, match


@dataclass(frozen=True)
class Term:
    """A concept with its names, other wordings, wrong ones and its meaning, by language.

    Attributes:
        avoid: wordings that no page may use.
        not_here: wordings that are right for another term and wrong for this one.
        enforce: whether a translation must use the term where the English does.
    """

    names: Mapping[str, str]
    means: Mapping[str, str]
    also: Mapping[str, list[str]] = field(default_factory=dict)
    avoid: Mapping[str, list[str]] = field(default_factory=dict)
    not_here: Mapping[str, list[str]] = field(default_factory=dict)
    enforce: bool = False

    @property
    def en(self) -> str:
        return self.names[SOURCE_LANGUAGE]

    @property
    def key(self) -> str:
        """The name of the term in addresses, the same in all languages: ``term-dual-encoder``."""
        return "term-" + re.sub(r"[^a-z0-9]+", "-", self.en.lower()).strip("-")

    def name(self, language: str) -> str:
        """What it is called in a language, in English where that has no word for it yet."""
        return in_language(self.names, language)

    def wordings(self, language: str) -> list[str]:
        """Everything that counts as the term, brackets left out: ``bias (social)`` → ``bias``."""
        names = [self.name(language), *self.also.get(language, [])]
        return [re.sub(r"\s*[(（][^)）]*[)）]\s*", "", name) for name in names]

    @cached_property
    def used(self) -> dict[str, Wordings]:
        """What finds the term in each language."""
        return {code: Wordings(self.wordings(code), code) for code in self.names}

    @cached_property
    def avoided(self) -> dict[str, Wordings]:
        """What finds its wrong wordings in each language."""
        return {code: Wordings(wrong, code) for code, wrong in self.avoid.items()}


def read_glossary(course: Course) -> list[Term]:
    """The terms in the order of the file, every entry complete and none twice."""
    path = course.root / FILE
    if not path.is_file():
        raise CourseError(f"{FILE} is missing: it holds the terms of the course")
    terms: dict[str, Term] = {}
    entries = load_yaml(read_text(path), FILE) or []
    if not isinstance(entries, list):
        raise CourseError(f"{FILE} must be a list of terms, each with its names and meaning")
    for entry in entries:
        term = _term(entry)
        if term.key in terms:
            raise CourseError(f"{FILE}: {term.en!r} stands twice")
        terms[term.key] = term
    return list(terms.values())


def _words(wording: str, language: str) -> list[tuple[str, str]]:
    """The words of a wording: what stays as it is, and a pattern for the endings that follow."""
    if language == "zh":
        return [(part, "") for part in wording.split()]
    return [_inflected(word, language) for word in re.split(r"[\s-]+", wording)]


def _inflected(word: str, language: str) -> tuple[str, str]:
    if language == "es" and word.endswith("ción"):
        return word[:-2], "(?:ón|ones)"
    stem = word.rstrip("s")
    if language == "es" and len(stem) > 3 and stem[-1] in "oa":
        return stem[:-1], "[oa]s?"
    return word, "(?:s|es)?"


def _require_texts(term: Term) -> None:
    """Raises TypeError unless all names and meanings are texts, and all wordings lists of them."""
    texts = [*term.names.values(), *term.means.values()]
    for wordings in (term.also, term.avoid, term.not_here):
        for listed in wordings.values():
            texts += listed if isinstance(listed, list) else [listed, None]
    if not all(isinstance(text, str) and re.search(r"\w", text) for text in texts):
        raise TypeError("names and meanings are words, other wordings lists of them")
    if term.enforce not in (True, False):
        raise TypeError("enforce is true or false")


def _term(entry: dict[str, Any]) -> Term:
    try:
        names = {code: entry[code] for code in LANGUAGES if code in COMPLETE or code in entry}
        term = Term(names, **{key: entry[key] for key in entry.keys() - names.keys()})
        _require_texts(term)
        require_complete(f"{FILE}: what {term.en!r} means", term.means)
    except (KeyError, TypeError, AttributeError) as error:
        wanted = f"{', '.join(COMPLETE)} and means"
        raise CourseError(f"{FILE}: {entry!r}: needs {wanted} ({error})") from None
    except ValueError as error:
        raise CourseError(str(error)) from None
    return term
