"""The whole way from sources to a site: stage, execute once, run Sphinx per language, publish."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from coursekit.configuration import Settings, require_languages
from coursekit.course import LANGUAGES, Course, CourseError
from coursekit.execution.environment import preset_in_force
from coursekit.execution.fingerprint import Fingerprints
from coursekit.execution.kernel import KernelSettings
from coursekit.execution.run import Execution, ensure_executed
from coursekit.execution.store import OutputStore
from coursekit.publishing import publish
from coursekit.staging import (
    StagedPage,
    Staging,
    require_same_cells,
    source_slugs,
    write_sources,
)
from coursekit.typesetting import render

Say = Callable[[str], None]


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
    seconds: Mapping[str, float] = field(default_factory=dict)

    def as_json(self) -> str:
        """The report for programs."""
        return json.dumps({"executed": self.executed, "seconds": dict(self.seconds)})


def build_site(request: BuildRequest, say: Say = print) -> BuildReport:
    """Build the site of an edition; the site there was before stays until the new one is whole.

    Raises:
        CourseError: whatever was wrong, in one sentence.
    """
    course = request.course
    languages = require_languages(request.languages)
    preset = preset_in_force(request.preset)
    clock = Clock()
    with build_lock(course):
        with clock.measure("staging"):
            pages = stage_all(request, languages, preset)
        with clock.measure("execution"):
            execution = execute_pages(course, pages, preset, say)
        with clock.measure("sphinx"):
            write_all(request, pages, execution)
            render(course, request.edition, languages)
        with clock.measure("publishing"):
            site = publish(course, request.edition, languages)
    return BuildReport(site, execution.executed, clock.seconds)


def stage_all(
    request: BuildRequest, languages: tuple[str, ...], preset: str
) -> dict[str, dict[str, StagedPage]]:
    """Language → slug → page, with the same cells in every language."""
    course = request.course
    slugs = source_slugs(course, list(request.pages))
    course.edition(request.edition)
    staging = Staging(course, request.edition, Fingerprints(course, preset))
    pages = {language: staging.language(slugs, language) for language in languages}
    require_same_cells(pages)
    return pages


def execute_pages(
    course: Course, pages: Mapping[str, Mapping[str, StagedPage]], preset: str, say: Say
) -> Execution:
    """One kernel per page that is not in the store, whatever the number of languages."""
    first = next(iter(pages.values()))
    notebooks = {slug: page.notebook for slug, page in first.items() if page.notebook}
    store = OutputStore(course.build / ".cache" / "outputs")
    settings = KernelSettings(preset, Settings(course).cell_timeout, course.root / "code")
    return ensure_executed(course, notebooks, store, settings, say)


def write_all(
    request: BuildRequest, pages: Mapping[str, Mapping[str, StagedPage]], execution: Execution
) -> None:
    """Lay the sources of every language before Sphinx."""
    for language, staged in pages.items():
        texts = {
            slug: page.with_provenance(execution.provenance.get(slug, {}))
            for slug, page in staged.items()
        }
        folder = request.course.edition(request.edition) / language / "src"
        write_sources(
            request.course,
            texts,
            folder,
            language=language,
            edition=request.edition,
            languages=tuple(pages),
        )


class Clock:
    """Seconds per named stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def measure(self, stage: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.seconds[stage] = time.perf_counter() - start


@contextmanager
def build_lock(course: Course) -> Iterator[None]:
    """Keep two builds of a checkout apart.

    Raises:
        CourseError: another build is running, or the folder cannot be written to.
    """
    from filelock import FileLock, Timeout

    try:
        course.build.mkdir(exist_ok=True)
        with FileLock(course.build / ".lock", timeout=0):
            yield
    except Timeout:
        raise CourseError(
            f"another build is running in {course.build}: wait until it has ended"
        ) from None
    except PermissionError as error:
        raise CourseError(
            f"cannot write to {error.filename or course.build}: builds need a writable folder"
        ) from None
