"""The languages of the course, and the words that figures and messages speak.

Which languages there are is said by ``languages.yml`` alone. A catalogue is a file
``words/<topic>.yml``: every key holds its text in each language; one that is being added (it is
*partial*) is shown English where it lacks a text. Cells never branch on the reader's language;
plots take a :class:`Words` and ask it.
"""

import os
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

import yaml

T = TypeVar("T")


@dataclass(frozen=True)
class Language:
    """What a language is called: by itself, in HTML, by Sphinx; and whether it is complete."""

    name: str
    html: str
    sphinx: str
    partial: bool = False


def read_languages(path: Path) -> dict[str, Language]:
    """The languages that a file lists, by their codes, in its order."""
    entries = yaml.safe_load(path.read_text("utf-8"))
    return {code: Language(**entry) for code, entry in entries.items()}


LANGUAGES = read_languages(Path(__file__).with_name("languages.yml"))
SOURCE_LANGUAGE = next(iter(LANGUAGES))
COMPLETE = tuple(code for code, language in LANGUAGES.items() if not language.partial)
DATA_LANGUAGES = ("en", "es", "zh")
"""Those that captions and names are written in: experiments stay the same when a language joins."""
WORDS_FOLDER = Path(__file__).parent / "words"
THIN_SPACE = "\N{NARROW NO-BREAK SPACE}"
BETWEEN_DIGITS = re.compile(r"(?<=\d),(?=\d{3})")


def require_language(code: str, known: Collection[str] = LANGUAGES) -> str:
    """Return ``code`` if it is one of the known languages, which are those of the course.

    Raises:
        ValueError: there is no such language.
    """
    if code not in known:
        raise ValueError(f"unknown language {code!r}: there are {', '.join(known)}")
    return code


def require_complete(name: str, texts: Mapping[str, T]) -> Mapping[str, T]:
    """Return ``texts`` if it has one for each language, those that are being added excepted.

    Raises:
        ValueError: a language is missing or unknown.
    """
    if not set(COMPLETE) <= set(texts) <= set(LANGUAGES):
        raise ValueError(
            f"{name} has texts for {', '.join(sorted(texts)) or 'no language'}: "
            f"give one for each of {', '.join(COMPLETE)}"
        )
    return texts


def in_language(texts: Mapping[str, T], language: str) -> T:
    """The text in a language, English where there is none."""
    return texts.get(language, texts[SOURCE_LANGUAGE])


def reader_language() -> str:
    """The language of whoever runs this notebook: ``COURSE_LANGUAGE``, English when unset."""
    return require_language(os.environ.get("COURSE_LANGUAGE", SOURCE_LANGUAGE))


@cache
def read_catalogue(topic: str) -> dict[str, dict[str, str]]:
    """All entries of one catalogue: key → language → text.

    Raises:
        ValueError: the catalogue does not exist, or an entry lacks a language.
    """
    path = WORDS_FOLDER / f"{topic}.yml"
    if not path.is_file():
        raise ValueError(f"no catalogue {topic!r} in {WORDS_FOLDER.name}/")
    entries = yaml.safe_load(path.read_text("utf-8")) or {}
    for key, texts in entries.items():
        require_complete(f"{path.name}: {key!r}", texts)
    return entries


@dataclass(frozen=True)
class Words:
    """The texts of one catalogue in one language: ``words("loss")``; ``{fields}`` are filled."""

    language: str
    topic: str

    @property
    def data_language(self) -> str:
        """The language of captions and names for this reader: English where there are none."""
        return self.language if self.language in DATA_LANGUAGES else SOURCE_LANGUAGE

    def __call__(self, key: str, **fields: object) -> str:
        """The text of ``key``; raises ``ValueError`` for a key that the catalogue lacks."""
        entries = read_catalogue(self.topic)
        if key not in entries:
            raise ValueError(f"the catalogue {self.topic!r} has no entry {key!r}")
        return in_language(entries[key], self.language).format(**fields)


def thousands(text: str, language: str) -> str:
    """A number that Python grouped by commas as a language writes it: 20 000 in Spanish."""
    return BETWEEN_DIGITS.sub(THIN_SPACE, text) if language == "es" else text
