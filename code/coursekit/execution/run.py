"""Keep outputs by the hash of cells and fingerprint; execute what has none, side by side, once."""

import asyncio
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn
from jupyter_cache.cache.db import NbCacheRecord
from nbformat import NotebookNode

from coursekit.configuration import Settings
from coursekit.course import SOURCE_LANGUAGE, Course
from coursekit.execution.kernel import kernel_environment, run_notebook
from coursekit.execution.provenance import record_provenance

PROVENANCE = "provenance"
Say = Callable[[str], None]


class OutputStore:
    """A jupyter-cache, as the builds of all languages and editions share it."""

    def __init__(self, folder: Path):
        self._cache = get_cache(str(folder))

    def provenance(self, notebook: NotebookNode) -> dict[str, Any] | None:
        """What made the outputs kept for ``notebook``; None if there are none that can be read."""
        try:
            record = self._cache.match_cache_notebook(notebook)
        except KeyError:
            return None
        try:
            self._cache.get_cache_bundle(record.pk)
        except (KeyError, ValueError, OSError):
            NbCacheRecord.remove_record(record.pk, self._cache.db)
            return None
        return record.data.get(PROVENANCE)

    def keep(self, notebook: NotebookNode, name: str, provenance: Mapping[str, Any]) -> None:
        """Keep the outputs of an executed notebook."""
        data = {"execution_seconds": provenance["seconds"], PROVENANCE: dict(provenance)}
        self._cache.cache_notebook_bundle(
            CacheBundleIn(notebook, name, data=data), check_validity=False, overwrite=True
        )


@dataclass(frozen=True)
class Execution:
    """The provenance of every page, and the pages for which a kernel was started."""

    provenance: dict[str, dict[str, Any]]
    executed: tuple[str, ...]


def ensure_executed(
    course: Course, notebooks: Mapping[str, NotebookNode], preset: str, say: Say
) -> Execution:
    """Keep outputs of ``notebooks`` (slug → notebook with its fingerprint), run where need be.

    Raises:
        CourseError: a cell failed or ran too long; outputs of pages that finished are kept.
    """
    store = OutputStore(course.build / ".cache" / "outputs")
    made = {slug: store.provenance(notebook) for slug, notebook in notebooks.items()}
    missing = {slug: notebooks[slug] for slug, provenance in made.items() if provenance is None}
    if missing:
        say(f"executing {', '.join(missing)} (preset {preset})")
        asyncio.run(_execute_all(course, missing, preset, store, say))
    made |= {slug: store.provenance(notebook) for slug, notebook in missing.items()}
    return Execution({slug: provenance or {} for slug, provenance in made.items()}, tuple(missing))


async def _execute_all(
    course: Course,
    notebooks: Mapping[str, NotebookNode],
    preset: str,
    store: OutputStore,
    say: Say,
) -> None:
    environment = kernel_environment(preset, course.root / "code")
    timeout = Settings(course).cell_timeout
    seats = asyncio.Semaphore(os.cpu_count() or 1)

    async def execute(slug: str, notebook: NotebookNode) -> None:
        page = course.page(slug, SOURCE_LANGUAGE).relative_to(course.root)
        async with seats:
            measures = await run_notebook(notebook, str(page), environment, timeout)
        store.keep(notebook, slug, record_provenance(course.root, preset, measures))
        say(f"executed {slug} in {measures['seconds']:.0f} s")

    tasks = [asyncio.ensure_future(execute(*item)) for item in notebooks.items()]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
