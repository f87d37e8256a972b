"""The same piece of prose in all languages, side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import yaml

from coursekit.course import LANGUAGES, SOURCE_LANGUAGE, Course
from coursekit.datafiles import compose_yaml, read_text
from coursekit.finding import relative
from coursekit.gates.prose.passage import entry_block
from coursekit.gates.sources import Sources, catalogues
from coursekit.myst.page import Block
from coursekit.translation.glossary import FILE as GLOSSARY
from coursekit.translation.parity import aligned
from coursekit.translation.source import Source


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
    for path in () if sources.only else (*catalogues(course), course.root / GLOSSARY):
        if path.is_file():
            yield from catalogue_renderings(course, path)


def catalogue_renderings(course: Course, path: Path) -> Iterator[Rendering]:
    """The translations of the entries of a file that holds all languages side by side."""
    file = relative(path, course.root)
    for texts in _entries(compose_yaml(read_text(path), file)):
        versions = [Version(code, entry_block(course, texts[code], code)) for code in texts]
        english = next(version for version in versions if version.language == SOURCE_LANGUAGE)
        for this in versions:
            if this is not english:
                others = tuple(v for v in versions if v not in (this, english))
                yield Rendering(file, this, english, others)


def _entries(node: yaml.Node | None) -> Iterator[dict[str, yaml.ScalarNode]]:
    """The texts by language of every entry below a node."""
    if isinstance(node, yaml.MappingNode):
        named = {key.value: value for key, value in node.value}
        texts = {code: named[code] for code in LANGUAGES if code in named}
        scalars = {k: v for k, v in texts.items() if isinstance(v, yaml.ScalarNode)}
        if SOURCE_LANGUAGE in scalars:
            yield scalars
    for child in node.value if isinstance(node, yaml.CollectionNode) else ():
        yield from _entries(child[1] if isinstance(child, tuple) else child)


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
