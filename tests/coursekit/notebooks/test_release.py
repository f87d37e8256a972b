import subprocess
from pathlib import Path

import pytest
from packaging.version import Version

from coursekit.course import Course
from coursekit.notebooks.release import Release, release_of
from tests.coursekit.notebooks.computer import small_course


def git(folder: Path, *arguments: str) -> None:
    names = ("-c", "user.name=a", "-c", "user.email=a@b.c")
    subprocess.run(["git", *names, *arguments], cwd=folder, check=True, capture_output=True)


def commit(course: Course, message: str) -> Release:
    git(course.root, "add", "-A")
    git(course.root, "commit", "-m", message, "--allow-empty")
    return release_of(course)


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A course with one commit."""
    course = small_course(tmp_path / "course", "0.1")
    git(course.root, "init")
    commit(course, "One")
    return course


def test_every_commit_makes_a_later_version(course: Course) -> None:
    releases = [release_of(course), commit(course, "Only words"), commit(course, "Only words")]
    versions = [Version(release.version) for release in releases]
    assert versions == sorted(versions)
    assert len(set(versions)) == 3
    assert [str(version) for version in versions] == [release.version for release in releases]


def test_a_commit_has_one_version_wherever_it_is_cloned(course: Course, tmp_path: Path) -> None:
    git(tmp_path, "clone", f"file://{course.root}", "clone")
    assert release_of(Course(tmp_path / "clone")) == release_of(course)


@pytest.mark.parametrize(
    "edit",
    [
        lambda root: (root / "code" / "multimodal" / "__init__.py").write_text("RELEASE = 0"),
        lambda root: (root / "code" / "multimodal" / "more.yml").touch(),
        lambda root: (root / "code" / "multimodal" / "languages.yml").unlink(),
        lambda root: (root / "README.md").write_text("Another"),
    ],
)
def test_every_change_of_the_package_changes_the_version(course: Course, edit) -> None:
    before = release_of(course)
    edit(course.root)
    assert release_of(course) != before


def test_what_is_not_in_the_package_changes_nothing(course: Course) -> None:
    before = release_of(course)
    package = course.root / "code" / "multimodal"
    for name in ("__pycache__/x.pyc", ".ipynb_checkpoints/x.py", "../../_build/x"):
        (package / name).parent.mkdir(exist_ok=True)
        (package / name).touch()
    assert release_of(course) == before


def test_without_the_history_the_content_alone_tells_versions_apart(
    course: Course, tmp_path: Path
) -> None:
    commit(course, "Two")
    git(tmp_path, "clone", "--depth=1", f"file://{course.root}", "shallow")
    bare = small_course(tmp_path / "copy", "0.1")
    found = {release_of(Course(tmp_path / "shallow")), release_of(bare)}
    assert len(found) == 1
    [release] = found
    assert Version(release.version) < Version(release_of(course).version)
    assert Version(release.version).public == "0.1"
