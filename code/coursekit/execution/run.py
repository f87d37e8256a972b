"""Execute what is not in the store yet, side by side, each notebook once."""

import asyncio
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode

from coursekit.configuration import Settings
from coursekit.course import SOURCE_LANGUAGE, Course
from coursekit.execution.kernel import kernel_environment, run_notebook
from coursekit.execution.provenance import record_provenance
from coursekit.execution.store import OutputStore

Say = Callable[[str], None]


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
