"""Chapters spell an acronym out where they use it first: ``translations/acronyms.yml``."""

import re
from collections.abc import Iterator
from functools import cache

from coursekit.course import LANGUAGES, SOURCE_LANGUAGE, Course, CourseError
from coursekit.datafiles import load_yaml, read_text
from coursekit.finding import WARNING, Finding
from coursekit.gates.sources import Sources
from coursekit.myst.page import Block
from coursekit.translation.source import Source

FILE = "translations/acronyms.yml"
_QUIET = frozenset({"alt", "table", "table cell"})

Acronyms = dict[str, dict[str, list[str]]]
"""What an acronym stands for, in its own words (``en``) and those of other languages."""


def check_acronyms(sources: Sources) -> Iterator[Finding]:
    """Acronyms that a chapter never spells out, or only after its first paragraph with them."""
    acronyms = read_acronyms(sources.course)
    for source in sources.written if acronyms else ():
        if source.page.cells and not source.slug.startswith("exercises/"):
            for acronym, names in acronyms.items():
                yield from _spelled_out(source, acronym, names)


def read_acronyms(course: Course) -> Acronyms:
    """The acronyms and their long forms by language; none without the file."""
    path = course.root / FILE
    content = (load_yaml(read_text(path), FILE) if path.is_file() else None) or {}
    try:
        return {str(acronym): _names(names) for acronym, names in content.items()}
    except (AttributeError, TypeError):
        raise CourseError(f"{FILE}: needs, for each acronym, what it stands for") from None


def _names(names: str | dict[str, str]) -> dict[str, list[str]]:
    found = {SOURCE_LANGUAGE: names} if isinstance(names, str) else names
    if not found.keys() <= LANGUAGES.keys() or SOURCE_LANGUAGE not in found:
        raise TypeError
    return {code: [part.strip() for part in text.split("|")] for code, text in found.items()}


def _spelled_out(source: Source, acronym: str, names: dict[str, list[str]]) -> Iterator[Finding]:
    used, language = None, source.language
    for block in source.page.prose:
        if _long_form(names, language).search(_said(block)):
            if used:
                message = f"{acronym} is spelled out only on line {block.line}: do it here"
                yield Finding(source.file, used.line, "acronym", message, WARNING, acronym)
            return
        if not used and _counts(block) and _short_form(acronym).search(block.prose):
            used = block
    if used:
        message = f"{acronym} is never spelled out: {' or '.join(names[SOURCE_LANGUAGE])}"
        yield Finding(source.file, used.line, "acronym", message, text=acronym)


def _counts(block: Block) -> bool:
    """Whether readers meet an acronym there for the first time: not in headings and tables."""
    return block.kind == "paragraph" and block.place not in _QUIET


def _said(block: Block) -> str:
    return " ".join([block.prose, *(m.content for m in block.marks if m.kind == "emphasis")])


@cache
def _short_form(acronym: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z0-9-]){re.escape(acronym)}s?(?![A-Za-z0-9])")


def _long_form(names: dict[str, list[str]], language: str) -> re.Pattern[str]:
    """What finds it; hyphens, dashes and spaces are the same, capitals do not matter."""
    return _finder(tuple(names[SOURCE_LANGUAGE] + names.get(language, [])))


@cache
def _finder(names: tuple[str, ...]) -> re.Pattern[str]:
    parts = (r"[-–—\s]+".join(map(re.escape, re.split(r"[-–—\s]+", name))) for name in names)
    return re.compile("|".join(parts), re.IGNORECASE)
