"""Requests and sources that are wrong: one clear sentence, nothing lost."""

import errno
import os
import re
import shutil
from pathlib import Path

import pytest
from filelock import FileLock

from coursekit.building import BuildRequest, build_lock, build_site, stage_all
from coursekit.cli import main
from coursekit.course import LANGUAGES, Course, CourseError
from coursekit.publishing import replace_folder
from coursekit.staging import shared_files


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["site", "--language", "fr"], "unknown language 'fr': choose one of en, es, zh"),
        (["site", "--preset", "big"], "unknown preset 'big': choose one of mini, small, full"),
        (["site", "--page", "a/b"], "unknown page 'a/b': choose one of index, topic/shapes"),
        (["serve", "--edition", "x"], "unknown edition 'x': choose one of public, instructor"),
        (["serve", "--port", "80800"], "there is no port 80800: choose one from 1 to 65535"),
        (["serve", "--port", "-1"], "there is no port -1: choose one from 1 to 65535"),
        (["site", "--report", "/"], "/ is a folder: name a file for the report"),
    ],
)
def test_unknown_names_are_refused(
    course: Course, arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(course.root), *arguments]) == 2
    assert capsys.readouterr().err == f"error: {sentence}\n"
    assert not course.build.exists()


def test_a_folder_without_a_course_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(tmp_path), "site"]) == 2
    assert "a course has a _toc.yml" in capsys.readouterr().err


def test_a_page_missing_in_a_language_is_named_and_english_alone_is_fine(course: Course) -> None:
    course.page("topic/shapes", "zh").unlink()
    with pytest.raises(CourseError, match=r"'topic/shapes' does not exist in zh: translations/zh"):
        stage_all(BuildRequest(course), LANGUAGES, "mini")
    assert list(stage_all(BuildRequest(course), ("en",), "mini")["en"]) == ["index", "topic/shapes"]


def test_a_changed_cell_in_a_translation_is_named(course: Course) -> None:
    page = course.page("topic/shapes", "es")
    page.write_text(page.read_text("utf-8").replace("side=2", "side=3"), "utf-8")
    with pytest.raises(CourseError, match="topic/shapes: code cell 1 in es is not the one in en"):
        stage_all(BuildRequest(course), LANGUAGES, "mini")


def test_cells_without_a_notebook_header_are_named(course: Course) -> None:
    page = course.page("topic/shapes", "en")
    page.write_text(
        page.read_text("utf-8").replace("format_name: myst", "format_name: md"), "utf-8"
    )
    with pytest.raises(CourseError, match=r"book/topic/shapes\.md has code cells, but"):
        stage_all(BuildRequest(course), ("en",), "mini")


def test_only_files_are_shared(course: Course) -> None:
    before = shared_files(course)
    (course.book / "folder.png").mkdir()
    (course.book / "dangling.svg").symlink_to("nowhere")
    if hasattr(os, "mkfifo"):
        os.mkfifo(course.book / "pipe.jpg")
    assert shared_files(course) == before


def test_a_caption_without_translation_is_named(course: Course) -> None:
    toc = course.root / "_toc.yml"
    toc.write_text(toc.read_text("utf-8").replace("Topics", "Themes"), "utf-8")
    with pytest.raises(CourseError, match="does not translate the caption 'Themes'"):
        build_site(BuildRequest(course, pages=("index",), languages=("en",)), say=lambda _: None)


def test_two_builds_at_once_are_refused(course: Course) -> None:
    course.build.mkdir()
    with (
        FileLock(course.build / ".lock"),
        pytest.raises(CourseError, match="another build is running"),
        build_lock(course),
    ):
        pass


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.ENOSPC, errno.EDQUOT])
def test_a_folder_that_cannot_be_written_to_is_named(
    course: Course, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(path: Path, *_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number), str(path))

    monkeypatch.setattr(Path, "mkdir", refuse)
    sentence = rf"cannot write to .*_build: {os.strerror(number)}; builds need a writable folder"
    with pytest.raises(CourseError, match=sentence):
        build_site(BuildRequest(course), say=lambda _: None)


def test_what_lies_in_the_place_of_the_folder_is_named(
    course: Course, capsys: pytest.CaptureFixture[str]
) -> None:
    course.build.write_text("a file")
    assert main(["--root", str(course.root), "site"]) == 1
    assert re.fullmatch(r"error: cannot write to \S+/_build: File.*\n", capsys.readouterr().err)
    course.build.unlink()
    course.build.symlink_to("nowhere")
    assert main(["--root", str(course.root), "site"]) == 1
    assert "_build: File exists" in capsys.readouterr().err
    course.build.unlink()
    (course.build / ".lock").mkdir(parents=True)
    assert main(["--root", str(course.root), "site"]) == 1
    assert ".lock: Is a directory" in capsys.readouterr().err


def test_cleaning_deletes_all_but_waits_for_a_build(
    course: Course, capsys: pytest.CaptureFixture[str]
) -> None:
    clean = ["--root", str(course.root), "clean"]
    (course.build / "public" / "en").mkdir(parents=True)
    with FileLock(course.build / ".lock"):
        assert main(clean) == 1
    assert "another build is running" in capsys.readouterr().err
    assert (course.build / "public" / "en").is_dir()
    assert main(clean) == 0
    assert not course.build.exists()
    course.build.symlink_to("nowhere")
    assert main(clean) == 0
    assert not course.build.is_symlink()


def test_an_exchange_that_was_interrupted_is_undone(tmp_path: Path) -> None:
    site, old, new = (tmp_path / name for name in ("site", "site.old", "site.new"))
    for folder, text in ((old, "before"), (new, "after")):
        folder.mkdir()
        (folder / "index.html").write_text(text)
    kept = tmp_path / "kept"
    shutil.copytree(new, kept)
    replace_folder(site, new)
    assert (site / "index.html").read_text() == "after"
    assert not old.exists()
    replace_folder(site, kept)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]
