"""One notebook, one kernel: run its cells in order, measure, or say where it failed."""

import ast
import asyncio
import os
import re
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from coursekit.course import CourseError

MEASURE = """
def _course_measures():
    import sys
    torch = sys.modules.get("torch")
    device = torch.cuda.get_device_name(0) if torch and torch.cuda.is_available() else ""
    try:
        import resource
    except ImportError:
        peak = 0
    else:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        peak *= 1 if sys.platform == "darwin" else 1024
    return {"device": device, "peak_bytes": peak}
"""
LINE = re.compile(r"Cell In\[\d+\], line (\d+)")
ANSI = re.compile(r"\x1b\[[0-9;]*m")


def kernel_environment(preset: str, code: Path) -> dict[str, str]:
    """The environment of a kernel: one thread, no network, the build's own settings and code."""
    known = os.environ.get("PYTHONPATH")
    return os.environ | {
        "COURSE_BUILD": "1",
        "COURSE_PRESET": preset,
        "HF_HUB_OFFLINE": "1",
        "MKL_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "PYTHONPATH": os.pathsep.join([str(code), *([known] if known else [])]),
    }


async def run_notebook(
    notebook: NotebookNode, page: str, environment: dict[str, str], cell_timeout: int
) -> dict[str, Any]:
    """Execute ``notebook`` in place in a kernel of its own, in an empty folder.

    Returns:
        What it took: wall ``seconds``, ``peak_bytes`` of memory, the GPU as ``device`` or nothing.

    Raises:
        CourseError: a cell raised, ran too long or killed the kernel; names page, cell and line.
    """
    client = NotebookClient(
        notebook,
        timeout=cell_timeout,
        kernel_name="python3",
        record_timing=False,
        extra_arguments=["--log-level=ERROR"],
    )
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        async with client.async_setup_kernel(
            cwd=folder, env=environment, stderr=subprocess.DEVNULL
        ):
            _leave_signals_alone()
            await _describe_language(client)
            await _run_cells(client, page)
            return {"seconds": time.perf_counter() - start, **await _measure(client)}


def _leave_signals_alone() -> None:
    """Let an interrupt end the build; nbclient would end the kernel and go on without it."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):
            loop.remove_signal_handler(number)


async def _run_cells(client: NotebookClient, page: str) -> None:
    lines = client.nb.metadata.get("source_map") or [0] * len(client.nb.cells)
    number = 0
    for index, cell in enumerate(client.nb.cells):
        if cell.cell_type != "code":
            continue
        number += 1
        where = f"{page}: cell {number} (line {lines[index] + 1})"
        try:
            await client.async_execute_cell(cell, index, execution_count=number)
        except CellExecutionError as error:
            line = _line(error.traceback, cell.source)
            raise CourseError(f"{where} failed{line}: {error.ename}: {error.evalue}") from None
        except CellTimeoutError:
            raise CourseError(f"{where} ran longer than {client.timeout} seconds") from None
        except DeadKernelError:
            if _is_cancelled():
                raise asyncio.CancelledError from None
            raise CourseError(f"{where} ended its kernel (out of memory?)") from None


def _is_cancelled() -> bool:
    """Whether this notebook was stopped from outside, which nbclient reports as a dead kernel."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


def _line(traceback: str, source: str) -> str:
    """Where in the cell: its line and what stands there."""
    found = LINE.search(ANSI.sub("", traceback))
    if not found:
        return ""
    number = int(found[1])
    lines = source.splitlines()
    text = lines[number - 1].strip() if 0 < number <= len(lines) else ""
    return f" on its line {number}, `{text}`"


async def _describe_language(client: NotebookClient) -> None:
    assert client.kc is not None
    reply = await client.async_wait_for_reply(client.kc.kernel_info())
    if reply:
        client.nb.metadata["language_info"] = reply["content"]["language_info"]


async def _measure(client: NotebookClient) -> dict[str, Any]:
    assert client.kc is not None
    request = client.kc.execute(
        MEASURE, silent=True, user_expressions={"measures": "_course_measures()"}
    )
    reply = await client.async_wait_for_reply(request)
    data = (reply or {}).get("content", {}).get("user_expressions", {}).get("measures", {})
    text = data.get("data", {}).get("text/plain", "{'device': '', 'peak_bytes': 0}")
    return ast.literal_eval(text)
