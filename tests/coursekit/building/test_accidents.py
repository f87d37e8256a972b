"""Builds that are ended from outside, and the builds after them."""

import errno
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

from coursekit import publishing
from coursekit.building import BuildRequest, build_site
from coursekit.course import Course, CourseError

SHAPES = "topic/shapes"
CHANGES = re.compile(r"\?v=[0-9a-f]+|· \d+ s,|\d{4}-\d\d-\d\d")


def build(course: Course) -> None:
    build_site(BuildRequest(course, languages=("en",)), say=lambda _: None)


def published(course: Course) -> dict[str, str]:
    """Every text of the site, by name, without what changes from build to build."""
    site = course.edition("public") / "site"
    files = (path for path in site.rglob("*") if path.suffix in {".html", ".js", ".ipynb"})
    return {
        path.relative_to(site).as_posix(): CHANGES.sub("", path.read_text("utf-8"))
        for path in files
    }


@pytest.fixture(scope="module")
def built(
    tmp_path_factory: pytest.TempPathFactory, copy_course: Callable[[Path], Course]
) -> Course:
    course = copy_course(tmp_path_factory.mktemp("accidents") / "course")
    build(course)
    return course


@pytest.fixture
def course(built: Course, tmp_path: Path) -> Course:
    """A copy of the course that was built."""
    return Course(shutil.copytree(built.root, tmp_path / "course", symlinks=True))


def edit(course: Course, text: str) -> None:
    page = course.page("index", "en")
    page.write_text(page.read_text("utf-8") + f"\n{text}\n", "utf-8")


def heed_interrupts() -> None:
    """Also where the tests run in the background of a shell, which lets its jobs ignore them."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def build_until_sphinx(course: Course) -> tuple[subprocess.Popen[str], list[psutil.Process]]:
    """A build that has come to Sphinx, and its workers."""
    command = [sys.executable, "-m", "coursekit", "--root", str(course.root), "site"]
    build = subprocess.Popen(
        [*command, "--language", "en"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heed_interrupts,
    )
    while build.poll() is None:
        children = psutil.Process(build.pid).children(recursive=True)
        if children and (course.edition("public") / "en" / "html" / "_static").is_dir():
            return build, children
        time.sleep(0.05)
    raise AssertionError(build.communicate())


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX systems")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"])
def test_a_build_that_is_ended_takes_its_workers_along(course: Course, name: str) -> None:
    before = published(course)
    edit(course, "One.")
    (course.edition("public") / "en" / "stamp").unlink()
    shutil.rmtree(course.edition("public") / "en" / "html")
    process, workers = build_until_sphinx(course)
    process.send_signal(getattr(signal, name))
    _, message = process.communicate(timeout=5)
    if name != "SIGKILL":
        assert process.returncode == 130
        assert message == "interrupted; nothing that was there before has changed\n"
    assert psutil.wait_procs(workers, timeout=5)[1] == []
    assert published(course) == before


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX systems")
def test_the_build_after_one_that_was_killed_is_as_good_as_a_first(
    course: Course, tmp_path: Path
) -> None:
    shutil.rmtree(course.edition("public"))
    process, _ = build_until_sphinx(course)
    process.kill()
    process.wait()
    edit(course, "Another sentence.")
    build(course)
    fresh = Course(tmp_path / "fresh")
    shutil.copytree(course.root, fresh.root, ignore=shutil.ignore_patterns("public"))
    build(fresh)
    assert published(course) == published(fresh)
    assert "Another sentence." in published(course)["en/index.html"]


def test_a_page_that_is_taken_out_is_nowhere(course: Course) -> None:
    toc = course.root / "_toc.yml"
    toc.write_text(toc.read_text("utf-8").split("parts:")[0], "utf-8")
    build(course)
    assert [name for name in published(course) if "shapes" in name] == []
    assert [name for name, text in published(course).items() if "A square of our own" in text] == []
    assert not list((course.build / "notebooks").rglob("*.ipynb"))


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device")])
def test_a_disk_that_is_full_while_publishing_leaves_site_and_notebooks(
    course: Course, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    before = published(course), sorted((course.build / "notebooks").rglob("*"))
    copy = publishing.assemble_notebooks

    def refuse(*given: Any) -> Path:
        copy(*given)
        raise error

    edit(course, "One.")
    with monkeypatch.context() as patch:
        patch.setattr(publishing, "assemble_notebooks", refuse)
        with pytest.raises(CourseError, match=r"_build: No space left on device; builds need"):
            build(course)
    assert (published(course), sorted((course.build / "notebooks").rglob("*"))) == before
    build(course)
    assert "One." in published(course)["en/index.html"]
