"""The sources that gates read, each parsed once."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from coursekit.course import LANGUAGES, SOURCE_LANGUAGE, Course
from coursekit.finding import relative
from coursekit.gates.prose.passage import Passage, catalogue_passages, page_passages
from coursekit.translation.glossary import Term, read_glossary
from coursekit.translation.source import GENERATED, TRANSLATIONS, Source


@dataclass(frozen=True)
class Sources:
    """Everything that is written in three languages in files of its own."""

    course: Course

    @cached_property
    def slugs(self) -> list[str]:
        """The pages of the table of contents, then the texts of the exercises."""
        return [*self.course.pages(), *exercise_slugs(self.course)]

    @cached_property
    def expected(self) -> list[Source]:
        """Every page in every language."""
        return [Source(self.course, slug, code) for slug in self.slugs for code in LANGUAGES]

    @cached_property
    def all(self) -> dict[tuple[str, str], Source]:
        """The sources that exist, by slug and language."""
        return {(item.slug, item.language): item for item in self.expected if item.exists}

    def get(self, slug: str, language: str) -> Source | None:
        return self.all.get((slug, language))

    @property
    def written(self) -> Iterator[Source]:
        """The sources that people write, which is all but the generated ones."""
        return (item for item in self.all.values() if item.slug not in GENERATED)

    @cached_property
    def translated(self) -> list[tuple[Source, list[Source]]]:
        """Each English source that people write, with its translations."""
        return [
            (item, [self.all[item.slug, c] for c in TRANSLATIONS if (item.slug, c) in self.all])
            for item in self.written
            if item.language == SOURCE_LANGUAGE
        ]

    @cached_property
    def terms(self) -> list[Term]:
        """The terms of the glossary."""
        return read_glossary(self.course)

    @cached_property
    def passages(self) -> list[Passage]:
        """The prose of pages, exercises, catalogues and of the site itself."""
        course = self.course
        found = [passage for item in self.written for passage in page_passages(item)]
        files = [(path, "") for path in catalogues(course)]
        for code in LANGUAGES:
            files += [(path, code) for path in sorted((course.translations / code).rglob("*.yml"))]
        for path, code in files:
            found += catalogue_passages(course, path, relative(path, course.root), code)
        return found


def catalogues(course: Course) -> list[Path]:
    """The YAML files that hold all three languages side by side."""
    code = course.root / "code"
    words = sorted((code / "multimodal" / "words").rglob("*.yml"))
    kit = sorted((code / "coursekit").rglob("*.yml"))
    exercises = sorted((course.book / "exercises").rglob("*.yml"))
    return [*words, *kit, *exercises]


def exercise_slugs(course: Course) -> list[str]:
    """The Markdown texts of the bank, in any language: ``exercises/<chapter>/<name>/key``."""
    found = {
        path.relative_to(course.folder(code)).with_suffix("").as_posix()
        for code in LANGUAGES
        for path in (course.folder(code) / "exercises").rglob("*.md")
    }
    return sorted(found)
