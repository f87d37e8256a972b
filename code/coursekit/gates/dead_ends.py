"""References that lead nowhere: citations, labels, pages, glued names, exercises, pictures."""

import posixpath
from collections.abc import Iterator
from fnmatch import fnmatch
from typing import NamedTuple

from coursekit.course import LANGUAGES
from coursekit.exercises.exercise import LABEL_PREFIX
from coursekit.finding import Finding
from coursekit.gates.sources import Sources
from coursekit.gates.structure import published
from coursekit.gates.works import read_works
from coursekit.myst.page import Page
from coursekit.myst.placement import PLACING
from coursekit.myst.targets import citations, glue_names, label_references, page_references
from coursekit.translation.source import Source

BIBLIOGRAPHY = "references.bib"


class Targets(NamedTuple):
    """What pages of one language may point at."""

    labels: frozenset[str]
    works: frozenset[str]
    slugs: frozenset[str]


def check_dead_ends(sources: Sources) -> list[Finding]:
    """Every reference of every page that has no target in its own language."""
    return [
        finding
        for language, targets in _targets(sources).items()
        for item in sources.all.values()
        if item.language == language
        for finding in (*_check(item, targets), *_missing(item, sources))
    ]


def cited_works(sources: Sources) -> set[str]:
    """The keys that any page cites."""
    return {
        key
        for item in sources.all.values()
        for block in item.page.blocks
        for key in citations(block)
    }


def labels_of(page: Page) -> Iterator[str]:
    """Everything on a page that a reference can point at."""
    for block in page.blocks:
        if block.label:
            yield block.label
        if block.name == PLACING:
            yield LABEL_PREFIX + block.argument


def _targets(sources: Sources) -> dict[str, Targets]:
    path = sources.course.book / BIBLIOGRAPHY
    works = read_works(path.read_text("utf-8")) if path.is_file() else []
    return {
        language: Targets(
            frozenset(
                label
                for item in sources.all.values()
                if item.language == language
                for label in labels_of(item.page)
            ),
            frozenset(entry.key for entry in works),
            frozenset(sources.course.pages()),
        )
        for language in LANGUAGES
    }


def _check(item: Source, targets: Targets) -> Iterator[Finding]:
    names = set[str]().union(*published(item.page).values())
    for block in item.page.blocks:
        for key in citations(block):
            if key not in targets.works:
                yield _finding(item, block.line, f"{key} is not in book/{BIBLIOGRAPHY}")
        for label in label_references(block):
            if label not in targets.labels:
                yield _finding(item, block.line, f"no page has the label ({label})=")
        for name in page_references(block):
            if not _page_exists(name, item.slug, targets.slugs):
                yield _finding(item, block.line, f"the table of contents has no page {name}")
        for name in glue_names(block):
            if not any(fnmatch(name.partition(":")[0], pattern) for pattern in names):
                yield _finding(item, block.line, f"no cell of this page publishes {name!r}")


def _missing(item: Source, sources: Sources) -> Iterator[Finding]:
    """Exercises and pictures that are placed and do not exist."""
    course = sources.course
    for block in item.page.of("directive"):
        name = block.argument
        if block.name == PLACING and not course.exercise(name).is_dir():
            yield _finding(item, block.line, f"there is no exercise {name!r} in book/exercises/")
        if block.name in ("figure", "image") and "//" not in name:
            base = "" if name.startswith("/") else posixpath.dirname(item.slug)
            if not (course.book / base / name.lstrip("/")).is_file():
                yield _finding(item, block.line, f"there is no picture {name} beside the page")


def _page_exists(name: str, slug: str, slugs: frozenset[str]) -> bool:
    base = "" if name.startswith("/") else posixpath.dirname(slug)
    target = posixpath.normpath(posixpath.join(base, name.lstrip("/")))
    return target.removesuffix(".md").removesuffix(".html") in slugs


def _finding(item: Source, line: int, message: str) -> Finding:
    return Finding(item.file, line, "dead end", message)
