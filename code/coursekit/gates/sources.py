"""The sources that gates read, each parsed once."""

from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from coursekit.course import LANGUAGES, SOURCE_LANGUAGE, Course
from coursekit.gates.prose.passage import Passage, catalogue_passages, page_passages
from coursekit.translation.entries import word_files
from coursekit.translation.source import GENERATED, Source


@dataclass(frozen=True)
class Sources:
    """Everything that is written in three languages in files of its own.

    Attributes:
        only: the texts to look at, in place of all those of the course.
    """

    course: Course
    only: tuple[Source, ...] = ()

    @cached_property
    def expected(self) -> list[Source]:
        """The pages of the table of contents, then the texts of exercises, in every language."""
        if self.only:
            return list(self.only)
        slugs = [*self.course.pages(), *exercise_slugs(self.course)]
        return [Source(self.course, slug, code) for slug in slugs for code in LANGUAGES]

    @cached_property
    def all(self) -> list[Source]:
        """The sources that exist."""
        return [item for item in self.expected if item.exists]

    @cached_property
    def written(self) -> list[Source]:
        """The sources that people write, which is all but the generated ones."""
        return [item for item in self.all if item.slug not in GENERATED]

    @cached_property
    def translated(self) -> list[tuple[Source, Source]]:
        """Each translation that people write, after its English source."""
        english = {item.slug: item for item in self.written if item.language == SOURCE_LANGUAGE}
        return [
            (english[item.slug], item)
            for item in self.written
            if item.language != SOURCE_LANGUAGE and item.slug in english
        ]

    @cached_property
    def passages(self) -> list[Passage]:
        """The prose of pages, exercises, catalogues and of the site itself."""
        course = self.course
        found = [page_passages(item) for item in self.written]
        if not self.only:
            found += [catalogue_passages(course, path) for path in word_files(course)]
        return list(chain.from_iterable(found))


def exercise_slugs(course: Course) -> list[str]:
    """The Markdown texts of the bank, in any language: ``exercises/<chapter>/<name>/key``."""
    found = {
        path.relative_to(course.folder(code)).with_suffix("").as_posix()
        for code in LANGUAGES
        for path in (course.folder(code) / "exercises").rglob("*.md")
    }
    return sorted(found)
