"""From the sources of a language to the pages that Sphinx reads: one edition, nothing more."""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

import yaml
from nbformat import NotebookNode

from coursekit.configuration import compose_config, compose_toc
from coursekit.course import Course, CourseError, require_known
from coursekit.execution.fingerprint import FINGERPRINT, Fingerprints
from coursekit.exercises.expand import exercise_edits
from coursekit.listings.course_code import code_edits
from coursekit.myst.cells import page_cells, read_notebook
from coursekit.myst.frontmatter import join_front_matter, read_page, split_front_matter
from coursekit.myst.page import Page
from coursekit.myst.reader import course_reader
from coursekit.reference.rooms import room_edits
from coursekit.translation.banner import banner_edits

PROVENANCE_FIELD = "course_provenance"
SHARED = {".bib", ".svg", ".png", ".jpg", ".webp"}


@dataclass(frozen=True)
class StagedPage:
    """A page of one language and edition as Sphinx will read it; a notebook if it has cells."""

    text: str
    notebook: NotebookNode | None = None

    def with_provenance(self, provenance: Mapping[str, Any]) -> str:
        """The text that also says what made its outputs."""
        if self.notebook is None:
            return self.text
        fields, body = split_front_matter(self.text)
        content = json.dumps(provenance, sort_keys=True)
        return join_front_matter(fields | {PROVENANCE_FIELD: content}, body)


def source_slugs(course: Course, pages: Iterable[str] = ()) -> list[str]:
    """The pages to build: all, or the start page and those asked for."""
    known = course.pages()
    wanted = {require_known("page", slug, known) for slug in pages}
    return [slug for slug in known if not wanted or slug in {known[0], *wanted}]


def stage_page(
    course: Course, edition: str, slug: str, language: str, prints: Fingerprints
) -> StagedPage:
    """The page that an edition shows: exercises in place, cells stamped as they depend."""
    name = str(course.page(slug, language).relative_to(course.root))
    reader = course_reader(course)
    page = reader.page(read_source(course, slug, language))
    text = page.edited([
        *banner_edits(page, course, slug, language),
        *exercise_edits(page, course, edition, slug, language),
        *code_edits(page, course, name),
        *room_edits(page, course),
    ])  # fmt: skip
    if not page.cells:
        return StagedPage(text)
    notebook = point_at_source(read_notebook(reader, text, name), page)
    stamp = {FINGERPRINT: prints.of(page_cells(page), name)}
    notebook.metadata.setdefault("kernelspec", NotebookNode()).update(stamp)
    fields, body = split_front_matter(text)
    fields["kernelspec"] = fields.get("kernelspec", {}) | stamp
    return StagedPage(join_front_matter(fields, body), notebook)


def read_source(course: Course, slug: str, language: str) -> str:
    """The text of a page as its author wrote it: in English where a partial language lacks it."""
    path = course.page(slug, course.shown_in(slug, language))
    if not path.is_file():
        name = path.relative_to(course.root)
        raise CourseError(f"the page {slug!r} does not exist in {language}: {name} is missing")
    return read_page(path)


def point_at_source(notebook: NotebookNode, page: Page) -> NotebookNode:
    """Let the notebook's cells know the lines of the source, not those of the staged text."""
    code = (i for i, cell in enumerate(notebook.cells) if cell.cell_type == "code")
    for index, block in zip(code, page.cells, strict=True):
        notebook.metadata["source_map"][index] = block.line
    return notebook


def require_same_cells(pages: Mapping[str, Mapping[str, StagedPage]]) -> None:
    """Refuse pages (language → slug → page) whose cells are not the same in every language."""
    reference, *others = pages
    for language in others:
        for slug, page in pages[language].items():
            cells = zip_longest(_sources(pages[reference][slug]), _sources(page))
            for number, (expected, found) in enumerate(cells, start=1):
                if expected != found:
                    raise CourseError(
                        f"{slug}: code cell {number} in {language} is not the one in "
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
    edition: str,
    language: str,
    languages: tuple[str, ...],
    texts: Mapping[str, str],
) -> None:
    """Lay exactly these pages before Sphinx, with their configuration and the shared files.

    Files whose content is the same stay untouched, so that only what changed is built again.
    """
    config = compose_config(course, language, edition)
    config["sphinx"]["config"] |= {
        "course_languages": list(languages),
        "course_partial": set(texts) != set(course.pages()),
    }
    files = {f"{slug}.md": text.encode() for slug, text in texts.items()}
    files["_config.yml"] = _dump(config)
    files["_toc.yml"] = _dump(compose_toc(course, language, list(texts)))
    files |= {name: path.read_bytes() for name, path in shared_files(course).items()}
    folder = course.edition(edition) / language / "src"
    for name, content in files.items():
        write_if_changed(folder / name, content)
    _remove_others(folder, set(files))


def shared_files(course: Course) -> dict[str, Path]:
    """What all languages share: bibliographies and pictures that lie beside the English pages."""
    exercises = course.book / "exercises"
    return {
        path.relative_to(course.book).as_posix(): path
        for path in sorted(course.book.rglob("*"))
        if path.suffix in SHARED and exercises not in path.parents and path.is_file()
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
            with suppress(OSError):
                path.rmdir()
        elif path.relative_to(folder).as_posix() not in names:
            path.unlink()


def _dump(content: dict[str, Any]) -> bytes:
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False).encode()
