"""How long the parts of a build take, as a table: ``python -m tools.measure``.

A copy of the course is built again and again, after edits; the checkout stays as it is.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from coursekit.configuration import Settings
from coursekit.course import LANGUAGES, Course, CourseError
from coursekit.execution.fingerprint import modules_used
from coursekit.myst.cells import page_cells, parse_cell
from coursekit.refusal import sentence
from coursekit.translation.source import Source
from multimodal.syntax import Modules
from multimodal.terminal import make_printable

Watch = Callable[[float, int], None]


@dataclass(frozen=True)
class Row:
    """What was done, its seconds and those of its execution, kernels started, peak memory."""

    what: str
    total: float
    execution: float
    kernels: int
    peak_bytes: int
    wanted: str


def run_measure(course: Course, preset: str | None = None) -> list[Row]:
    """Build a copy of the course, edit it and build again; what each build took.

    Raises:
        CourseError: one of the builds failed.
    """
    pages = len(course.pages()) * len(LANGUAGES)
    with copied(course) as copy:
        rows = [row("first build", copy, preset, f"execution 180 s, the rest {15 + 2 * pages} s")]
        edit_prose(copy)
        rows.append(row("a paragraph in one language", copy, preset, "20 s, 0 kernels"))
        unused, used = modules_of(copy)
        touch(unused)
        rows.append(row(f"module {unused.stem}, not used", copy, preset, "0 kernels"))
        touch(used)
        rows.append(row(f"module {used.stem}, used", copy, preset, "1 kernel per page using it"))
    return rows


def row(what: str, course: Course, preset: str | None, wanted: str) -> Row:
    """Build once in an interpreter of its own and measure."""
    report = course.root / "report.json"
    command = [sys.executable, "-m", "coursekit", "--root", str(course.root), "site"]
    command += ["--report", str(report), *(["--preset", preset] if preset else [])]
    environment = os.environ | {"PYTHONPATH": str(course.root / "code")}
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    with peak_memory(process.pid) as peak:
        _, problem = process.communicate()
    if process.returncode:
        raise CourseError(f"the build failed: {problem.strip()}")
    content = json.loads(report.read_text("utf-8"))
    seconds = content["seconds"]
    return Row(
        what, sum(seconds.values()), seconds["execution"], len(content["executed"]), peak[0], wanted
    )


@contextmanager
def peak_memory(pid: int) -> Iterator[list[int]]:
    """The largest sum of resident memory of a process and its descendants, in bytes."""
    peak, ended = [0], threading.Event()

    def watch() -> None:
        while not ended.wait(0.2):
            peak[0] = max(peak[0], resident(pid))

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield peak
    finally:
        ended.set()
        thread.join()


def resident(pid: int) -> int:
    """Resident memory of a process and its descendants now; those that just ended count nothing."""
    total = 0
    try:
        processes = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    except psutil.Error:
        return 0
    for process in processes:
        try:
            total += process.memory_info().rss
        except psutil.Error:
            continue
    return total


def table(rows: list[Row]) -> str:
    """The rows as a Markdown table."""
    lines = ["| step | execution | the rest | kernels | peak memory | wanted |", "|---" * 6 + "|"]
    lines += [
        f"| {r.what} | {r.execution:.1f} s | {r.total - r.execution:.1f} s | {r.kernels} "
        f"| {r.peak_bytes / 2**30:.1f} GiB | {r.wanted} |"
        for r in rows
    ]
    return "\n".join(lines)


@contextmanager
def copied(course: Course) -> Iterator[Course]:
    """The course in a folder of its own, without what was built."""
    ignore = shutil.ignore_patterns("_build", ".git", ".venv", "dist", "__pycache__", ".*_cache")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(course.root, Path(folder) / "course", ignore=ignore)
        yield Course(Path(folder) / "course")


def notebook_pages(course: Course) -> list[str]:
    """The pages with cells."""
    return [slug for slug in course.pages() if Source(course, slug, "en").page.cells]


def edit_prose(course: Course) -> None:
    """Add a sentence to the last page with cells, in Spanish."""
    path = course.page(notebook_pages(course)[-1], "es")
    path.write_text(path.read_text("utf-8") + "\nUna frase más.\n", encoding="utf-8")


def modules_of(course: Course) -> tuple[Path, Path]:
    """A module that no page uses, and one that a page uses, both of the course's own packages."""
    folder = course.root / "code"
    own = [name for name in Settings(course).packages if (folder / name).is_dir()]
    trees = [
        parse_cell(cell, slug)
        for slug in notebook_pages(course)
        for cell in page_cells(Source(course, slug, "en").page)
    ]
    used = modules_used(trees, Modules([folder]), own)
    files = sorted(file for name in own for file in (folder / name).rglob("*.py"))
    plain = {
        file: ".".join(file.relative_to(folder).with_suffix("").parts) in used
        for file in files
        if file.name != "__init__.py"
    }
    unused, used_one = (next(f for f in plain if plain[f] is wanted) for wanted in (False, True))
    return unused, used_one


def touch(module: Path) -> None:
    """Edit a module: one name more."""
    module.write_text(module.read_text("utf-8") + "\nMEASURED = True\n", encoding="utf-8")


def main() -> None:
    make_printable()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--preset", help="mini, small or full")
    try:
        print(table(run_measure(Course(Path.cwd()), parser.parse_args().preset)))
    except (CourseError, OSError) as error:
        sys.exit(f"error: {sentence(error)}")


if __name__ == "__main__":
    main()
