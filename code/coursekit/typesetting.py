"""Staged sources of every language through Sphinx, each in a process of its own, and no oftener."""

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import unquote

from coursekit.course import Course, CourseError
from coursekit.datafiles import read_yaml
from coursekit.execution.fingerprint import hash_path
from coursekit.kept import discard
from coursekit.orphans import end_build
from coursekit.reference.api_build import reference_folder, write_reference
from coursekit.stamp import kit_hash
from multimodal.syntax import hash_set

UNFINISHED = "unfinished"
MADE = ("html", "doctrees", "jupyter_execute")
PICTURE = re.compile(rb"_images/([^\"'()<>?#\s]+)")


def render(course: Course, edition: str, languages: tuple[str, ...]) -> None:
    """Run Sphinx for every language whose sources changed, as many at a time as there are cores.

    What renders is looked up before the threads start: up to Python 3.11.7 and 3.12.1 two threads
    cannot parse programs at once (gh-106905).

    Raises:
        CourseError: names the language, page and line of what Sphinx complains about.
    """
    folders = write_references(course, languages)
    folders += [course.edition(edition) / language for language in languages]
    renderers = [renderer(course, folder) for folder in folders]
    pool = ThreadPoolExecutor(max_workers=os.cpu_count() or 1)
    try:
        problems = [*filter(None, pool.map(render_folder, folders, renderers))]
    except BaseException:
        end_build(course.build)
        raise
    finally:
        pool.shutdown(cancel_futures=True)
    if problems:
        raise CourseError("\n".join(once(problems)))


def once(problems: list[str]) -> list[str]:
    """What languages complain about, said once where it is the same for all."""
    texts = dict.fromkeys(problem.partition(": ")[2] for problem in problems)
    return list(texts) if len(texts) == 1 < len(problems) else problems


def write_references(course: Course, languages: tuple[str, ...]) -> list[Path]:
    """Lay the sources of the reference of the packages, if any, where all editions share it."""
    folder = reference_folder(course)
    if write_reference(course, folder / "src", languages):
        return [folder]
    discard(folder)
    return []


def renderer(course: Course, folder: Path) -> str:
    """What makes pages from the sources: the kit as configured there, the words around them."""
    config = read_yaml(folder / "src" / "_config.yml")
    extensions = config["sphinx"]["extra_extensions"]
    kit = kit_hash(tuple(name for name in extensions if name.startswith("coursekit.")))
    return hash_set([kit, *map(hash_path, course.translations.glob(f"{folder.name}/site.yml"))])


def render_folder(folder: Path, kit: str) -> str:
    """Run Sphinx for one language; returns what it complained about, or nothing.

    The folder's stamp says from which sources and by which kit its pages were made, and what they
    were then. Where it does not say so any more, because a build was interrupted or failed, or
    because files were lost, altered or belong to a page that is gone, all is made anew.
    """
    stamp, sources = folder / "stamp", hash_path(folder / "src")
    done = stamp.read_bytes().decode("utf-8", "replace").split() if stamp.is_file() else []
    is_whole = done[:1] == [kit] and done[2:] == [made(folder)]
    if is_whole and done[1] == sources:
        return ""
    if not is_whole or pages_gone(folder):
        for place in places(folder):
            discard(place)
    discard(stamp)
    stamp.write_text(UNFINISHED, encoding="utf-8")
    status, log = run_worker(folder)
    (folder / "sphinx.log").write_text(log, encoding="utf-8")
    if status:
        return f"{folder.name}: {complaint(log, folder / 'src') or f'ended with status {status}'}"
    drop_unseen_pictures(folder / "html")
    stamp.write_text(f"{kit} {sources} {made(folder)}", encoding="utf-8")
    return ""


def made(folder: Path) -> str:
    """What Sphinx made of the sources in a folder, notebooks included, as one hash."""
    found = [*places(folder), folder.parent / "notebooks" / "README.md"]
    return hash_set(hash_path(place) for place in found if place.exists())


def places(folder: Path) -> list[Path]:
    """Where that lies."""
    return [*(folder / name for name in MADE), folder.parent / "notebooks" / folder.name]


def pages_gone(folder: Path) -> bool:
    """Whether Sphinx made a page whose source is no longer there."""
    sources = {path.relative_to(folder / "src") for path in (folder / "src").rglob("*.*")}
    names = {path.with_suffix("") for path in sources}
    read = (folder / "doctrees").rglob("*.doctree")
    return not names.issuperset(p.relative_to(folder / "doctrees").with_suffix("") for p in read)


def drop_unseen_pictures(html: Path) -> None:
    """Delete the pictures of earlier executions, which no page shows any more."""
    shown = {
        unquote(name.decode())
        for page in html.rglob("*.html")
        for name in PICTURE.findall(page.read_bytes())
    }
    for path in (html / "_images").glob("*"):
        if path.name not in shown:
            path.unlink()


def run_worker(folder: Path) -> tuple[int, str]:
    """Sphinx over ``folder/src`` in a fresh interpreter; its exit status, and its log."""
    command = [sys.executable, "-X", "utf8", "-m", "coursekit.sphinxworker"]
    command += [str(folder / name) for name in ("src", "html", "doctrees")]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
    ) as worker:
        assert worker.stderr
        log = worker.stderr.read()
        return worker.wait(), log


def complaint(log: str, source: Path) -> str:
    """The lines of a Sphinx log that say what is wrong, paths relative to the sources."""
    plain = re.sub(r"\x1b\[[0-9;]*m", "", log).replace(f"{source}{os.sep}", "")
    lines = [line for line in plain.splitlines() if "WARNING" in line or "ERROR" in line]
    return "\n    ".join(dict.fromkeys(lines)) or plain.strip()
