"""From the sources of a language to the pages that Sphinx reads: one edition, nothing more."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from nbformat import NotebookNode

from coursekit.configuration import compose_config, compose_toc
from coursekit.course import Course, CourseError
from coursekit.execution.fingerprint import FINGERPRINT, Fingerprints
from coursekit.exercises.bank import load_exercise
from coursekit.exercises.expand import Load, exercise_edits
from coursekit.listings.course_code import code_edits
from coursekit.myst.cells import page_cells, read_notebook
from coursekit.myst.frontmatter import join_front_matter, split_front_matter
from coursekit.myst.page import Page
from coursekit.myst.reader import course_reader
from coursekit.reference.rooms import room_edits
from coursekit.translation.banner import banner_edits

PROVENANCE_FIELD = "course_provenance"


@dataclass(frozen=True)
class StagedPage:
    """A page of one language and edition as Sphinx will read it; a notebook if it has cells."""

    slug: str
    text: str
    notebook: NotebookNode | None = field(default=None, compare=False)

    def with_provenance(self, provenance: Mapping[str, Any]) -> str:
        """The text that also says what made its outputs."""
        if self.notebook is None:
            return self.text
        fields, body = split_front_matter(self.text)
        content = json.dumps(provenance, sort_keys=True)
        return join_front_matter(fields | {PROVENANCE_FIELD: content}, body)


def read_source(course: Course, slug: str, language: str) -> str:
    """The text of a page as its author wrote it: in English where a partial language lacks it.

    Raises:
        CourseError: the page does not exist in this language.
    """
    path = course.page(slug, course.shown_in(slug, language))
    if not path.is_file():
        name = path.relative_to(course.root)
        raise CourseError(f"the page {slug!r} does not exist in {language}: {name} is missing")
    return path.read_text("utf-8")


@dataclass(frozen=True)
class Staging:
    """One build on its way from sources to pages: its edition, and what its pages share."""

    course: Course
    edition: str
    prints: Fingerprints
    load: Load = field(default_factory=lambda: cache(load_exercise))

    def language(self, slugs: list[str], language: str) -> dict[str, StagedPage]:
        """These pages in one language."""
        return {slug: self.page(slug, language) for slug in slugs}

    def page(self, slug: str, language: str) -> StagedPage:
        """The page that the edition shows: exercises in place, cells stamped as they depend."""
        course = self.course
        name = str(course.page(slug, language).relative_to(course.root))
        reader = course_reader(course)
        page = reader.page(read_source(course, slug, language))
        text = page.edited([
            *banner_edits(page, course, slug, language),
            *exercise_edits(page, course=course, language=language, edition=self.edition,
                            slug=slug, load=self.load),
            *code_edits(page, course, name),
            *room_edits(page, course),
        ])  # fmt: skip
        if not page.cells:
            return StagedPage(slug, text)
        notebook = point_at_source(read_notebook(reader, text, name), page)
        stamp = {FINGERPRINT: self.prints.of(page_cells(page), name)}
        notebook.metadata.setdefault("kernelspec", NotebookNode()).update(stamp)
        fields, body = split_front_matter(text)
        fields["kernelspec"] = fields.get("kernelspec", {}) | stamp
        return StagedPage(slug, join_front_matter(fields, body), notebook)


def point_at_source(notebook: NotebookNode, page: Page) -> NotebookNode:
    """Let the notebook's cells know the lines of the source, not those of the staged text."""
    code = (i for i, cell in enumerate(notebook.cells) if cell.cell_type == "code")
    for index, block in zip(code, page.cells, strict=True):
        notebook.metadata["source_map"][index] = block.line
    return notebook


def require_same_cells(pages: Mapping[str, Mapping[str, StagedPage]]) -> None:
    """Check that a page (language → slug → page) holds the same cells in every language.

    Raises:
        CourseError: names the page, the languages and the first cell that differs.
    """
    reference, *others = pages
    for language in others:
        for slug, page in pages[language].items():
            expected = _sources(pages[reference][slug])
            found = _sources(page)
            for number in range(max(len(expected), len(found))):
                if expected[number : number + 1] != found[number : number + 1]:
                    raise CourseError(
                        f"{slug}: code cell {number + 1} in {language} is not the one in "
                        f"{reference}; cells must be identical in all languages"
                    )


def _sources(page: StagedPage) -> list[tuple[str, str]]:
    cells = page.notebook.cells if page.notebook else []
    return [
        (cell.source, json.dumps(cell.metadata, sort_keys=True))
        for cell in cells
        if cell.cell_type == "code"
    ]


def write_sources(
    course: Course,
    texts: Mapping[str, str],
    folder: Path,
    *,
    language: str,
    edition: str,
    languages: tuple[str, ...],
) -> None:
    """Make ``folder`` hold exactly these pages, their configuration and the shared files.

    Files whose content is the same stay untouched, so that only what changed is built again.
    """
    files = {f"{slug}.md": text for slug, text in texts.items()}
    config = compose_config(course, language, edition)
    config["sphinx"]["config"] |= {
        "course_languages": list(languages),
        "course_partial": set(texts) != set(course.pages()),
    }
    files["_config.yml"] = _dump(config)
    files["_toc.yml"] = _dump(compose_toc(course, language, list(texts)))
    shared = shared_files(course)
    for name, text in files.items():
        write_if_changed(folder / name, text.encode("utf-8"))
    for name, path in shared.items():
        write_if_changed(folder / name, path.read_bytes())
    _remove_others(folder, {*files, *shared})


def shared_files(course: Course) -> dict[str, Path]:
    """What all languages share: bibliographies and pictures that lie beside the English pages."""
    suffixes = {".bib", ".svg", ".png", ".jpg", ".webp"}
    exercises = course.book / "exercises"
    return {
        path.relative_to(course.book).as_posix(): path
        for path in sorted(course.book.rglob("*"))
        if path.suffix in suffixes and exercises not in path.parents
    }


def write_if_changed(path: Path, content: bytes) -> None:
    """Write a file unless it already holds ``content``."""
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _remove_others(folder: Path, names: set[str]) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                shutil.rmtree(path)
        elif path.relative_to(folder).as_posix() not in names:
            path.unlink()


def _dump(content: dict[str, Any]) -> str:
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False)


def source_slugs(course: Course, pages: list[str] | None = None) -> list[str]:
    """The pages to build: all, or the start page and those asked for.

    Raises:
        CourseError: an unknown page.
    """
    known = course.pages()
    for slug in pages or []:
        if slug not in known:
            raise CourseError(f"unknown page {slug!r}: choose among {', '.join(known)}")
    return [slug for slug in known if not pages or slug in {known[0], *pages}]
