"""Staged sources of every language through Sphinx, each in a process of its own, and no oftener."""

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import rmtree

from coursekit.configuration import read_yaml
from coursekit.course import Course, CourseError
from coursekit.execution.fingerprint import hash_path
from coursekit.reference.api_build import EDITION, FOLDER, reference_folder, write_reference
from coursekit.stamp import kit_hash
from multimodal.syntax import hash_set

UNFINISHED = "unfinished"


def render(course: Course, edition: str, languages: tuple[str, ...]) -> None:
    """Run Sphinx for every language whose sources changed, as many at a time as there are cores.

    What renders is looked up before the threads start: up to Python 3.11.7 and 3.12.1 two threads
    cannot parse programs at once (gh-106905).

    Raises:
        CourseError: names the language, page and line of what Sphinx complains about.
    """
    folders = write_references(course, languages)
    folders += [(edition, language) for language in languages]
    for where, name in folders:
        renderer(course, name, course.edition(where) / name)
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        jobs = [pool.submit(render_language, course, *folder) for folder in folders]
        problems = [problem for job in jobs if (problem := job.result())]
    if problems:
        raise CourseError("\n".join(problems))


def write_references(course: Course, languages: tuple[str, ...]) -> list[tuple[str, str]]:
    """Lay the sources of the reference of the packages, if any, where all editions share it."""
    folder = reference_folder(course)
    if write_reference(course, folder / "src", languages):
        return [(EDITION, FOLDER)]
    rmtree(folder, ignore_errors=True)
    return []


def render_language(course: Course, edition: str, language: str) -> str:
    """Run Sphinx for one language; returns what it complained about, or nothing.

    The folder's stamp says which sources and which kit its pages were made from. A build that was
    interrupted or failed leaves a stamp that says so, and starts afresh the next time.
    """
    folder = course.edition(edition) / language
    stamp, kit, sources = (
        folder / "stamp",
        renderer(course, language, folder),
        hash_path(folder / "src"),
    )
    done = stamp.read_text("utf-8").split() if stamp.exists() else []
    if done == [kit, sources]:
        return ""
    if done[:1] != [kit]:
        for name in ("html", "doctrees", "jupyter_execute"):
            rmtree(folder / name, ignore_errors=True)
    stamp.write_text(UNFINISHED, encoding="utf-8")
    result = run_worker(folder)
    (folder / "sphinx.log").write_text(result.stderr, encoding="utf-8")
    if result.returncode:
        return f"{language}: " + complaint(result.stderr, folder / "src")
    stamp.write_text(f"{kit} {sources}", encoding="utf-8")
    return ""


def renderer(course: Course, language: str, folder: Path) -> str:
    """What makes pages from the sources: the kit as configured there, the words around them."""
    config = read_yaml(folder / "src" / "_config.yml")
    extensions = config["sphinx"]["extra_extensions"]
    kit = kit_hash(tuple(name for name in extensions if name.startswith("coursekit.")))
    return hash_set([kit, *map(hash_path, course.translations.glob(f"{language}/site.yml"))])


def run_worker(folder: Path) -> subprocess.CompletedProcess[str]:
    """Sphinx over ``folder/src`` in a fresh interpreter."""
    command = [sys.executable, "-m", "coursekit.sphinxworker"]
    command += [str(folder / name) for name in ("src", "html", "doctrees")]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        env=os.environ | {"PYTHONUTF8": "1"},
    )


def complaint(log: str, source: Path) -> str:
    """The lines of a Sphinx log that say what is wrong, paths relative to the sources."""
    plain = re.sub(r"\x1b\[[0-9;]*m", "", log).replace(f"{source}{os.sep}", "")
    lines = [line for line in plain.splitlines() if "WARNING" in line or "ERROR" in line]
    return "\n    ".join(dict.fromkeys(lines)) or plain.strip()
