"""The sources that gates read, each parsed once."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from coursekit.course import LANGUAGES, Course
from coursekit.gates.block import Page
from coursekit.gates.finding import relative
from coursekit.gates.parsing import parse_page

# Pages that a command writes; their order is each language's own.
GENERATED = frozenset({"glossary"})


@dataclass(frozen=True)
class Source:
    """A page, or a text of an exercise, in one language; ``slug`` is the same in all."""

    slug: str
    language: str
    path: Path
    file: str

    @cached_property
    def text(self) -> str:
        return self.path.read_text("utf-8")

    @cached_property
    def page(self) -> Page:
        return parse_page(self.text)


@dataclass(frozen=True)
class Sources:
    """Everything that is written in three languages in files of its own."""

    course: Course

    @cached_property
    def slugs(self) -> list[str]:
        """The pages of the table of contents, then the texts of the exercises."""
        return [*self.course.pages(), *exercise_slugs(self.course)]

    @cached_property
    def all(self) -> dict[tuple[str, str], Source]:
        """The sources that exist, by slug and language."""
        found = (source(self.course, slug, code) for slug in self.slugs for code in LANGUAGES)
        return {(item.slug, item.language): item for item in found if item.path.is_file()}

    def get(self, slug: str, language: str) -> Source | None:
        return self.all.get((slug, language))

    @property
    def written(self) -> Iterator[Source]:
        """The sources that people write, which is all but the generated ones."""
        return (item for item in self.all.values() if item.slug not in GENERATED)


def source(course: Course, slug: str, language: str) -> Source:
    """The source of a slug in a language, whether or not it exists."""
    path = course.page(slug, language)
    return Source(slug, language, path, relative(path, course.root))


def exercise_slugs(course: Course) -> list[str]:
    """The Markdown texts of the bank, in any language: ``exercises/<chapter>/<name>/key``."""
    found = {
        path.relative_to(course.folder(code)).with_suffix("").as_posix()
        for code in LANGUAGES
        for path in (course.folder(code) / "exercises").glob("*/*/*.md")
    }
    return sorted(found)
