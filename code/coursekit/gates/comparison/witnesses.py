"""The same piece of prose in all languages, side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from coursekit.course import SOURCE_LANGUAGE, Course
from coursekit.gates.prose.passage import entry_block
from coursekit.gates.sources import Sources
from coursekit.myst.page import Block
from coursekit.translation.entries import read_entries, word_files
from coursekit.translation.parity import aligned
from coursekit.translation.source import Source

FREE_ORDER = ("zh",)
"""Languages whose sentences, and what stands in them, come in an order of their own."""


class Version(NamedTuple):
    """A piece of prose in one language."""

    language: str
    block: Block

    @property
    def prose(self) -> str:
        return self.block.prose


@dataclass(frozen=True)
class Rendering:
    """A block of a translation with the witnesses of what it ought to say.

    Attributes:
        english: what it renders.
        others: what further translations make of the same block; empty where they lack it.
    """

    file: str
    this: Version
    english: Version
    others: tuple[Version, ...] = ()


def renderings(sources: Sources) -> Iterator[Rendering]:
    """Every block of every translation of the pages and exercises, then the catalogues' entries."""
    pages: dict[Source, list[Source]] = {}
    for english, translation in sources.translated:
        pages.setdefault(english, []).append(translation)
    for english, translations in pages.items():
        yield from page_renderings(english, translations)
    course = sources.course
    for path in () if sources.only else word_files(course):
        yield from catalogue_renderings(course, path)


def catalogue_renderings(course: Course, path: Path) -> Iterator[Rendering]:
    """The translations of the entries of a file."""
    for entry in read_entries(course, path):
        versions = {c: Version(c, entry_block(course, text, c)) for c, text in entry.items()}
        if not (english := versions.pop(SOURCE_LANGUAGE, None)):
            continue
        for code, this in versions.items():
            others = tuple(version for version in versions.values() if version is not this)
            yield Rendering(entry[code].file, this, english, others)


def page_renderings(english: Source, translations: list[Source]) -> Iterator[Rendering]:
    """The blocks of the translations of one page."""
    versions: dict[Block, list[tuple[str, Version]]] = {}
    for item in translations:
        for ours, theirs in aligned(english.page, item.page):
            versions.setdefault(ours, []).append((item.file, Version(item.language, theirs)))
    for ours, rendered in versions.items():
        for file, this in rendered:
            others = tuple(version for _, version in rendered if version is not this)
            yield Rendering(file, this, Version(SOURCE_LANGUAGE, ours), others)
