"""References that lead nowhere: citations, labels, pages, glued names, exercises, pictures."""

import posixpath
from collections.abc import Callable, Iterable, Iterator
from fnmatch import fnmatch

from coursekit.course import LANGUAGES
from coursekit.exercises.exercise import LABEL_PREFIX
from coursekit.finding import Finding
from coursekit.gates.sources import Sources
from coursekit.gates.structure import published
from coursekit.gates.works import read_works
from coursekit.myst.page import Block, Page
from coursekit.myst.placement import PLACING
from coursekit.myst.targets import citations, glue_names, label_references, page_references
from coursekit.translation.source import Source

# What collects names from a block, whether there is what a name stands for, the message if not.
Check = tuple[Callable[[Block], Iterable[str]], Callable[[str], bool], str]


def check_dead_ends(sources: Sources) -> Iterator[Finding]:
    """Every reference of every page that has no target in its own language."""
    labels: dict[str, set[str]] = {code: set() for code in LANGUAGES}
    for item in sources.all:
        labels[item.language].update(labels_of(item.page))
    works = {work.key for work in read_works(sources.course)}
    slugs = set(sources.course.pages())
    for item in sources.all:
        for collect, exists, message in _checks(item, labels[item.language], works, slugs):
            for block in item.page.blocks:
                for name in collect(block):
                    if not exists(name):
                        yield Finding(item.file, block.line, "dead end", message.format(name))


def labels_of(page: Page) -> Iterator[str]:
    """Everything on a page that a reference can point at."""
    for block in page.blocks:
        if block.label:
            yield block.label
        if block.name == PLACING:
            yield LABEL_PREFIX + block.argument


def _checks(item: Source, labels: set[str], works: set[str], slugs: set[str]) -> list[Check]:
    course = item.course
    names = set[str]().union(*published(item.page).values())
    folder = posixpath.dirname(item.slug)

    def is_page(name: str) -> bool:
        target = posixpath.normpath(_absolute(name, folder))
        return target.removesuffix(".md").removesuffix(".html") in slugs

    def is_published(name: str) -> bool:
        return any(fnmatch(name.partition(":")[0], pattern) for pattern in names)

    return [
        (citations, works.__contains__, "{} is not in book/references.bib"),
        (label_references, labels.__contains__, "no page has the label ({})="),
        (page_references, is_page, "the table of contents has no page {}"),
        (glue_names, is_published, "no cell of this page publishes {!r}"),
        (
            lambda block: _arguments(block, PLACING),
            lambda name: course.exercise(name).is_dir(),
            "there is no exercise {!r} in book/exercises/",
        ),
        (
            lambda block: _arguments(block, "figure", "image"),
            lambda name: "//" in name or (course.book / _absolute(name, folder)).is_file(),
            "there is no picture {} beside the page",
        ),
    ]


def _arguments(block: Block, *directives: str) -> list[str]:
    return [block.argument] if block.kind == "directive" and block.name in directives else []


def _absolute(name: str, folder: str) -> str:
    return posixpath.join("" if name.startswith("/") else folder, name.lstrip("/"))
