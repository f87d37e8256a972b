"""The three languages of the course, and the words that figures and messages speak.

A catalogue is a file ``words/<topic>.yml``: every key holds its text in the three languages.
Cells never branch on the reader's language; plots take a :class:`Words` and ask it.
"""

import os
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

LANGUAGES = ("en", "es", "zh")
WORDS_FOLDER = Path(__file__).parent / "words"
THIN_SPACE = "\N{NARROW NO-BREAK SPACE}"
BETWEEN_DIGITS = re.compile(r"(?<=\d),(?=\d{3})")


def require_language(code: str) -> str:
    """Return ``code`` if the course exists in it.

    Raises:
        ValueError: the course has no such language.
    """
    if code not in LANGUAGES:
        raise ValueError(f"unknown language {code!r}: the course speaks {', '.join(LANGUAGES)}")
    return code


def reader_language() -> str:
    """The language of whoever runs this notebook: ``COURSE_LANGUAGE``, English when unset."""
    return require_language(os.environ.get("COURSE_LANGUAGE", "en"))


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
        if set(texts) != set(LANGUAGES):
            raise ValueError(f"{path.name}: {key!r} must have exactly {', '.join(LANGUAGES)}")
    return entries


@dataclass(frozen=True)
class Words:
    """The texts of one catalogue in one language: ``words("loss")``; ``{fields}`` are filled."""

    language: str
    topic: str

    def __call__(self, key: str, **fields: object) -> str:
        """The text of ``key``; raises ``ValueError`` for a key that the catalogue lacks."""
        entries = read_catalogue(self.topic)
        if key not in entries:
            raise ValueError(f"the catalogue {self.topic!r} has no entry {key!r}")
        return entries[key][self.language].format(**fields)


def thousands(text: str, language: str) -> str:
    """A number that Python grouped by commas as a language writes it: 20 000 in Spanish."""
    return BETWEEN_DIGITS.sub(THIN_SPACE, text) if language == "es" else text
