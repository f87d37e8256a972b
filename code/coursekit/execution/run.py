"""Keep outputs by the hash of cells and fingerprint; execute what has none, side by side, once."""

import asyncio
import os
import socket
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from coursekit.configuration import Settings
from coursekit.course import SOURCE_LANGUAGE, Course, CourseError
from coursekit.execution.kernel import kernel_environment, run_notebook
from coursekit.execution.outputs import OutputStore
from coursekit.execution.provenance import record_provenance

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
    store = OutputStore.of(course)
    kept = {slug: store.read(notebook) for slug, notebook in notebooks.items()}
    missing = {slug: notebooks[slug] for slug, outputs in kept.items() if outputs is None}
    if damaged := [slug for slug, notebook in missing.items() if store.has_any(notebook)]:
        say(f"the outputs kept of {', '.join(damaged)} are damaged: they are made again")
    if missing:
        say(f"executing {', '.join(missing)} (preset {preset})")
        require_loopback()
        with importable(course.root / "code") as code:
            environment = kernel_environment(preset, code)
            asyncio.run(_execute_all(course, missing, environment, preset, store, say))
    kept |= {slug: store.read(notebook) for slug, notebook in missing.items()}
    made = {slug: outputs.provenance for slug, outputs in kept.items() if outputs}
    return Execution(made, tuple(missing))


def require_loopback() -> None:
    """Make sure that a build can talk to its kernels, which would be waited for in vain."""
    try:
        with socket.create_server(("127.0.0.1", 0)) as server:
            socket.create_connection(server.getsockname(), timeout=5).close()
    except OSError as error:
        raise CourseError(
            f"kernels are talked to over 127.0.0.1, which does not work here ({error}): "
            "switch the loopback network on (ip link set lo up)"
        ) from None


@contextmanager
def importable(code: Path) -> Iterator[Path]:
    """A folder of packages under a name that a list of folders can hold."""
    if os.pathsep not in str(code):
        yield code
        return
    with tempfile.TemporaryDirectory() as folder:
        link = Path(folder) / "code"
        link.symlink_to(code, target_is_directory=True)
        yield link


async def _execute_all(
    course: Course,
    notebooks: Mapping[str, NotebookNode],
    environment: dict[str, str],
    preset: str,
    store: OutputStore,
    say: Say,
) -> None:
    timeout = Settings(course).cell_timeout
    seats = asyncio.Semaphore(os.cpu_count() or 1)

    async def execute(slug: str, notebook: NotebookNode) -> None:
        page = course.page(slug, SOURCE_LANGUAGE).relative_to(course.root)
        async with seats:
            measures = await run_notebook(notebook, str(page), environment, timeout)
        store.keep(notebook, record_provenance(course.root, preset, measures))
        say(f"executed {slug} in {measures['seconds']:.0f} s")

    tasks = [asyncio.ensure_future(execute(*item)) for item in notebooks.items()]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
