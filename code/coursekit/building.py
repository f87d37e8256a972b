"""The whole way from sources to a site: stage, execute once, run Sphinx per language, publish."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from coursekit.course import LANGUAGES, Course, CourseError, require_languages
from coursekit.execution.environment import preset_in_force
from coursekit.execution.fingerprint import Fingerprints
from coursekit.execution.run import Execution, Say, ensure_executed
from coursekit.kept import discard
from coursekit.orphans import children_of_build
from coursekit.publishing import publish
from coursekit.refusal import refused
from coursekit.staging import (
    StagedPage,
    require_same_cells,
    source_slugs,
    stage_page,
    write_sources,
)
from coursekit.typesetting import render

Pages = Mapping[str, Mapping[str, StagedPage]]
"""Language → slug → page."""


@dataclass(frozen=True)
class BuildRequest:
    """What to build: an edition, some languages, all pages or some, at a preset."""

    course: Course
    edition: str = "public"
    languages: tuple[str, ...] = tuple(LANGUAGES)
    pages: tuple[str, ...] = ()
    preset: str | None = None


@dataclass(frozen=True)
class BuildReport:
    """What a build did: where the site lies, pages executed, seconds per stage."""

    site: Path
    executed: tuple[str, ...]
    seconds: Mapping[str, float]


def build_site(request: BuildRequest, say: Say = print) -> BuildReport:
    """Build the site of an edition; the site there was before stays until the new one is whole."""
    course, edition = request.course, request.edition
    languages = require_languages(request.languages)
    preset = preset_in_force(request.preset)
    seconds: dict[str, float] = {}
    with build_lock(course):
        with measure(seconds, "staging"):
            pages = stage_all(request, languages, preset)
        with measure(seconds, "execution"):
            execution = execute_pages(course, pages, preset, say)
        with measure(seconds, "sphinx"):
            for language, staged in pages.items():
                write_sources(course, edition, language, languages, texts(staged, execution))
            render(course, edition, languages)
        with measure(seconds, "publishing"):
            site = publish(course, edition, languages)
    return BuildReport(site, execution.executed, seconds)


def stage_all(request: BuildRequest, languages: tuple[str, ...], preset: str) -> Pages:
    """The pages of an edition, with the same cells in every language."""
    course, edition = request.course, request.edition
    slugs = source_slugs(course, request.pages)
    prints = Fingerprints(course, preset)
    pages = {
        language: {slug: stage_page(course, edition, slug, language, prints) for slug in slugs}
        for language in languages
    }
    require_same_cells(pages)
    return pages


def execute_pages(course: Course, pages: Pages, preset: str, say: Say) -> Execution:
    """One kernel per page that is not in the store, whatever the number of languages."""
    first = next(iter(pages.values()))
    notebooks = {slug: page.notebook for slug, page in first.items() if page.notebook}
    return ensure_executed(course, notebooks, preset, say)


def texts(pages: Mapping[str, StagedPage], execution: Execution) -> dict[str, str]:
    """Slug → the text of a page, which says what made its outputs."""
    made = execution.provenance
    return {slug: page.with_provenance(made.get(slug, {})) for slug, page in pages.items()}


@contextmanager
def measure(seconds: dict[str, float], stage: str) -> Iterator[None]:
    """Note how long a stage takes."""
    start = time.perf_counter()
    yield
    seconds[stage] = time.perf_counter() - start


@contextmanager
def build_lock(course: Course) -> Iterator[None]:
    """Let one build of a checkout run at a time, over nothing that another left running.

    Raises:
        CourseError: another build is running, or a file or folder refuses what is done to it.
    """
    from filelock import FileLock, Timeout

    try:
        course.build.mkdir(exist_ok=True)
        with FileLock(course.build / ".lock", timeout=0), children_of_build(course.build):
            yield
    except Timeout:
        raise CourseError(
            f"another build is running in {course.build}: wait until it has ended"
        ) from None
    except OSError as error:
        raise CourseError(
            f"cannot write to {refused(error, course.build)}; builds need a writable folder with "
            "room"
        ) from None


def clean(course: Course) -> None:
    """Delete everything that was built, unless it is being built."""
    if not course.build.is_dir():
        discard(course.build)
        return
    with build_lock(course):
        for path in course.build.iterdir():
            discard(path)
    course.build.rmdir()
