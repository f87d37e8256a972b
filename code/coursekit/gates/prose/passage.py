"""Every piece of prose of the course, whatever file holds it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from coursekit.course import LANGUAGES, Course
from coursekit.datafiles import compose_yaml, read_text
from coursekit.finding import ERROR, Finding, relative
from coursekit.myst.page import PLACEHOLDERS, ROLE, Block
from coursekit.myst.reader import course_reader
from coursekit.translation.source import Source

_FIELD = re.compile(r"\{[^{}\s]*\}")
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|‘[^’]*’|「[^」]*」|《[^》]*》|\"[^\"]*\"")
_ADDRESS = re.compile(r"https?://\S+")
_NAME = re.compile(r"[A-Za-z0-9-]+(?:[_./][A-Za-z0-9-]+)+(?:\(\))?", re.ASCII)


@dataclass(frozen=True)
class Passage:
    """A paragraph, a heading, a caption, an entry of a catalogue: words in one language.

    Attributes:
        text: the words; placeholders stand for formulas, code and roles.
        mentions: words in italics, which the passage mentions rather than uses.
        measured: whether cells on the same page measure things.
    """

    file: str
    line: int
    language: str
    text: str
    mentions: tuple[str, ...] = ()
    measured: bool = False

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
    """The prose of a page or of a text of an exercise."""
    measured = bool(source.page.cells)
    for block in source.page.prose:
        mentions = tuple(m.content for m in block.marks if m.kind == "emphasis")
        yield Passage(source.file, block.line, source.language, block.prose, mentions, measured)


def catalogue_passages(course: Course, path: Path, language: str = "") -> Iterator[Passage]:
    """The texts of a YAML file: below the code of a language, or all in ``language``.

    An entry may be Markdown; lines broken to fit a figure are joined.
    """
    file = relative(path, course.root)
    for entry, code in _entries(compose_yaml(read_text(path), file), language):
        block = entry_block(course, entry, code)
        yield Passage(file, block.line, code, block.prose)


def entry_block(course: Course, entry: yaml.ScalarNode, language: str) -> Block:
    """The text of a catalogue as a paragraph; what is filled in later is a role."""
    text = _FIELD.sub(ROLE, entry.value).replace("\n", "" if language == "zh" else " ")
    prose, marks = course_reader(course).inline(text)
    return Block("paragraph", entry.start_mark.line + 1, text=text, prose=prose, marks=marks)


def _entries(node: yaml.Node | None, language: str) -> Iterator[tuple[yaml.ScalarNode, str]]:
    """The texts below a node, each with its language."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _entries(value, key.value if key.value in LANGUAGES else language)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _entries(value, language)
    elif language and isinstance(node, yaml.ScalarNode) and node.tag.endswith(":str"):
        yield node, language
