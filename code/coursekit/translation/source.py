"""A text that is written in every language in a file of its own."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from coursekit.course import Course
from coursekit.finding import relative
from coursekit.myst.page import Page
from coursekit.myst.reader import course_reader

# Pages that a command writes; their order is each language's own.
GENERATED = frozenset({"glossary"})


@dataclass(frozen=True)
class Source:
    """A page, or a text of an exercise, in one language, whether or not it exists.

    Attributes:
        slug: the same in all languages: ``representation/clip``, ``exercises/<id>/statement``.
    """

    course: Course
    slug: str
    language: str

    @cached_property
    def path(self) -> Path:
        return self.course.page(self.slug, self.language)

    @property
    def exists(self) -> bool:
        return self.path.is_file()

    @cached_property
    def file(self) -> str:
        return relative(self.path, self.course.root)

    @cached_property
    def page(self) -> Page:
        return course_reader(self.course).page(self.path.read_text("utf-8-sig"))
