"""Staged sources of every language through Sphinx, each in a process of its own, and no oftener."""

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import rmtree

from coursekit.course import Course, CourseError
from coursekit.execution.fingerprint import hash_path
from coursekit.stamp import kit_hash
from multimodal.syntax import hash_set

UNFINISHED = "unfinished"


def render(course: Course, edition: str, languages: tuple[str, ...]) -> None:
    """Run Sphinx for every language whose sources changed, as many at a time as there are cores.

    What the kit is made of is hashed before the threads start: until 3.11.8 and 3.12.2 Python could
    not parse in several (https://github.com/python/cpython/issues/106905).

    Raises:
        CourseError: names the language, page and line of what Sphinx complains about.
    """
    kit_hash()
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        jobs = [pool.submit(render_language, course, edition, code) for code in languages]
        problems = [problem for job in jobs if (problem := job.result())]
    if problems:
        raise CourseError("\n".join(problems))


def render_language(course: Course, edition: str, language: str) -> str:
    """Run Sphinx for one language; returns what it complained about, or nothing.

    The folder's stamp says which sources and which kit its pages were made from. A build that was
    interrupted or failed leaves a stamp that says so, and starts afresh the next time.
    """
    folder = course.edition(edition) / language
    stamp, sources = folder / "stamp", hash_path(folder / "src")
    words = course.translations / language / "site.yml"
    kit = hash_set([kit_hash(), hash_path(words)])
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
