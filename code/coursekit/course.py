"""Where everything of a course lies: pages, translations, exercises, what is built from them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from coursekit.contents import entry_files, read_contents
from coursekit.refusal import CourseError
from multimodal.language import LANGUAGES, SOURCE_LANGUAGE

EDITIONS = ("public", "instructor")


def require_known(kind: str, name: str, known: Collection[str]) -> str:
    """The name, which must be one of those known."""
    if name not in known:
        raise CourseError(f"unknown {kind} {name!r}: choose one of {', '.join(known)}")
    return name


def require_languages(codes: Iterable[str]) -> tuple[str, ...]:
    """These languages, all of them known, in the course's order."""
    wanted = {require_known("language", code, LANGUAGES) for code in codes}
    return tuple(code for code in LANGUAGES if code in wanted)


@dataclass(frozen=True)
class Course:
    """A course rooted at a folder with ``_toc.yml``, ``book/`` and ``translations/``.

    A page is known by its slug (``representation/clip``), the same in all languages.
    """

    root: Path

    @property
    def book(self) -> Path:
        return self.root / "book"

    @property
    def translations(self) -> Path:
        return self.root / "translations"

    @property
    def build(self) -> Path:
        return self.root / "_build"

    def folder(self, language: str) -> Path:
        """The sources of one language."""
        require_known("language", language, LANGUAGES)
        return self.book if language == SOURCE_LANGUAGE else self.translations / language

    def page(self, slug: str, language: str) -> Path:
        """The source file of a page."""
        return self.folder(language) / f"{slug}.md"

    def shown_in(self, slug: str, language: str) -> str:
        """The language that a page is shown in: English where a partial language lacks it."""
        lacks = LANGUAGES[language].partial and not self.page(slug, language).is_file()
        return SOURCE_LANGUAGE if lacks and self.page(slug, SOURCE_LANGUAGE).is_file() else language

    def exercise(self, name: str, language: str = SOURCE_LANGUAGE) -> Path:
        """The folder ``exercises/<chapter>/<name>``; only the source language's holds programs.

        An exercise that does not exist has a folder that does not exist.
        """
        found = sorted(self.book.glob(f"exercises/*/{name}"))
        chapter = found[0].parent.name if found else "unknown"
        return self.folder(language) / "exercises" / chapter / name

    def chapter(self, topic: str) -> str:
        """The slug of the one page that a topic, the last part of its slug, names."""
        slugs = [slug for slug in self.pages() if slug.rpartition("/")[2] == topic]
        if len(slugs) != 1:
            raise CourseError(f"{topic!r} names {len(slugs)} pages of the course: it must name one")
        return slugs[0]

    def edition(self, edition: str) -> Path:
        """Where an edition is built."""
        return self.build / require_known("edition", edition, EDITIONS)

    def toc(self) -> dict:
        """The table of contents as written; its files are ``book/<slug>``."""
        return read_contents(self.root / "_toc.yml")

    def pages(self) -> list[str]:
        """The slugs of all pages in reading order, the root first."""
        return [file.removeprefix("book/") for file in entry_files(self.toc())]
