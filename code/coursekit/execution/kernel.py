"""One notebook, one kernel: run its cells in order, measure, or say where it failed."""

import ast
import asyncio
import os
import re
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from coursekit.course import CourseError
from coursekit.finding import excerpt
from coursekit.orphans import KERNEL, end_marked

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
PUT_OUT = ("display_data", "execute_result", "stream", "update_display_data")
MOST_OUTPUT, MESSAGE, LONGEST = 5_000_000, 100, 300


class Client(NotebookClient):
    """Runs the cells of a notebook in one kernel; one that puts out too much ends with it."""

    mark = ""
    size = 0

    def process_message(self, msg: dict, cell: NotebookNode, cell_index: int) -> Any:
        """Count what a cell puts out, and keep it while there is not too much."""
        if msg["msg_type"] in PUT_OUT:
            content = msg["content"]
            self.size += len(content.get("text", "")) + len(str(content.get("data", ""))) + MESSAGE
            if self.size > MOST_OUTPUT:
                end_marked(KERNEL, self.mark)
                return None
        return super().process_message(msg, cell, cell_index)


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
        CourseError: a cell raised, ran too long, put out too much or killed the kernel; names page,
            cell and line.
    """
    client = Client(
        notebook,
        timeout=cell_timeout,
        kernel_name="python3",
        record_timing=False,
        extra_arguments=["--log-level=ERROR"],
    )
    start = time.perf_counter()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        async with kernel(client, page, environment, Path(folder)):
            await _describe_language(client)
            await _run_cells(client, page)
            return {"seconds": time.perf_counter() - start, **await _measure(client)}


@asynccontextmanager
async def kernel(
    client: Client, page: str, environment: dict[str, str], folder: Path
) -> AsyncIterator[None]:
    """A kernel of this Python that needs no home, and of which nothing is left afterwards."""
    client.mark, work = folder.name, folder / "work"
    work.mkdir()
    client.km = km = AsyncKernelManager(
        kernel_name=client.kernel_name,
        kernel_spec_manager=KernelSpecManager(kernel_dirs=[]),
        connection_file=str(folder / "kernel.json"),
    )
    own = {KERNEL: client.mark, "IPYTHONDIR": str(folder), "JUPYTER_RUNTIME_DIR": str(folder)}
    try:
        await client.async_start_new_kernel(
            cwd=str(work),
            env=environment | own,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        await client.async_start_new_kernel_client()
    except (NoSuchKernel, RuntimeError) as error:
        raise CourseError(f"{page}: no kernel can be started: {error}") from None
    else:
        yield
    finally:
        end_marked(KERNEL, client.mark)
        if client.kc is not None:
            client.kc.stop_channels()
        await km.shutdown_kernel(now=True)


async def _run_cells(client: Client, page: str) -> None:
    lines = client.nb.metadata.get("source_map") or [0] * len(client.nb.cells)
    number = 0
    for index, cell in enumerate(client.nb.cells):
        if cell.cell_type != "code":
            continue
        number += 1
        client.size = 0
        where = f"{page}: cell {number} (line {lines[index] + 1})"
        try:
            await client.async_execute_cell(cell, index, execution_count=number)
        except CellExecutionError as error:
            line = _line(error.traceback, cell.source)
            words = excerpt(ANSI.sub("", f"{error.ename}: {error.evalue}"), LONGEST)
            raise CourseError(f"{where} failed{line}: {words}") from None
        except CellTimeoutError:
            raise CourseError(f"{where} ran longer than {client.timeout} seconds") from None
        except DeadKernelError:
            if _is_cancelled():
                raise asyncio.CancelledError from None
            raise CourseError(f"{where} {_end(client)}") from None
        if client.size > MOST_OUTPUT:
            raise CourseError(f"{where} {_end(client)}")


def _end(client: Client) -> str:
    if client.size > MOST_OUTPUT:
        return f"put out more than {MOST_OUTPUT // 10**6} MB: a page shows less"
    return "ended its kernel (out of memory?)"


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


async def _describe_language(client: Client) -> None:
    assert client.kc is not None
    reply = await client.async_wait_for_reply(client.kc.kernel_info())
    if reply:
        client.nb.metadata["language_info"] = reply["content"]["language_info"]


async def _measure(client: Client) -> dict[str, Any]:
    assert client.kc is not None
    request = client.kc.execute(
        MEASURE, silent=True, user_expressions={"measures": "_course_measures()"}
    )
    reply = await client.async_wait_for_reply(request)
    data = (reply or {}).get("content", {}).get("user_expressions", {}).get("measures", {})
    text = data.get("data", {}).get("text/plain", "{'device': '', 'peak_bytes': 0}")
    return ast.literal_eval(text)
