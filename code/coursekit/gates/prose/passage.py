"""Every piece of prose of the course, whatever file holds it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from coursekit.course import Course
from coursekit.finding import ERROR, Finding
from coursekit.myst.page import PLACEHOLDERS, ROLE, Block
from coursekit.myst.reader import course_reader
from coursekit.translation.entries import Text, read_entries
from coursekit.translation.glossary import FILE as GLOSSARY
from coursekit.translation.source import Source

_FIELD = re.compile(r"\{[^{}\s]*\}")
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|‘[^’]*’|「[^」]*」|《[^》]*》|\"[^\"]*\"")
_QUOTING = re.compile(r"quoted|citad[ao]s?|引用", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+")
_NAME = re.compile(r"[A-Za-z0-9-]+(?:[_./][A-Za-z0-9-]+)+(?:\(\))?", re.ASCII)


@dataclass(frozen=True)
class Passage:
    """A paragraph, a heading, a caption, an entry of a catalogue: words in one language.

    Attributes:
        text: the words; placeholders stand for formulas, code and roles.
        mentions: words in italics, which the passage mentions rather than uses.
        formulas: what stands between dollars in it.
        measured: whether cells on the same page measure things.
    """

    file: str
    line: int
    language: str
    text: str
    mentions: tuple[str, ...] = ()
    measured: bool = False
    formulas: tuple[str, ...] = ()

    @cached_property
    def own_words(self) -> str:
        """The text without quotations, words in italics, addresses, names in code."""
        text = self.text
        for mention in self.mentions:
            text = text.replace(mention, " ")
        text = _NAME.sub(" ", _ADDRESS.sub(" ", _QUOTED.sub(" ", text)))
        return text.translate({ord(char): " " for char in PLACEHOLDERS})

    def finding(
        self, rule: str, message: str, words: str, position: int = 0, severity: str = ERROR
    ) -> Finding:
        """A violated rule: what would be right, the words and where in the text they begin."""
        line = self.line + self.text[:position].count("\n")
        return Finding(self.file, line, rule, message, severity, words)


def page_passages(source: Source) -> Iterator[Passage]:
    """The prose of a page or of a text of an exercise.

    A paragraph, or a table from its head on, that says in italics that it is *quoted* measures
    nothing.
    """
    quoted = False
    for block in source.page.prose:
        mentions = _contents(block, "emphasis")
        within = quoted and block.place == "table cell"
        quoted = within or any(map(_QUOTING.fullmatch, mentions))
        measured = bool(source.page.cells) and not quoted
        where = source.file, block.line, source.language
        yield Passage(*where, block.prose, mentions, measured, _contents(block, "math"))


def catalogue_passages(course: Course, path: Path) -> Iterator[Passage]:
    """The texts of a YAML file in all languages; of the glossary what the terms mean."""
    part = ".means" if path == course.root / GLOSSARY else ""
    for entry in read_entries(course, path, part):
        for code, text in entry.items():
            block = entry_block(course, text, code)
            formulas = _contents(block, "math")
            yield Passage(text.file, block.line, code, block.prose, formulas=formulas)


def _contents(block: Block, kind: str) -> tuple[str, ...]:
    return tuple(mark.content for mark in block.marks if mark.kind == kind)


def entry_block(course: Course, entry: Text, language: str) -> Block:
    """An entry as a paragraph of Markdown: what is filled in later is a role, lines are joined."""
    text = _FIELD.sub(ROLE, entry.words).replace("\n", "" if language == "zh" else " ")
    prose, marks = course_reader(course).inline(text)
    return Block("paragraph", entry.line, text=text, prose=prose, marks=marks)
