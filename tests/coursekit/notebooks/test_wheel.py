import email
import os
import shutil
import zipfile
from pathlib import Path

import pytest

from coursekit.course import Course, CourseError
from coursekit.notebooks import wheel as wheels
from coursekit.notebooks.release import Release
from coursekit.notebooks.wheel import LARGEST, copy_package, run_wheel
from tests.coursekit.notebooks.computer import small_course

ROOT = Path(__file__).parents[3]
PACKAGE = ROOT / "code" / "multimodal"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("wheel")
    copy_package(ROOT, root)
    return run_wheel(Course(root))


@pytest.fixture(scope="module")
def names(built: Path) -> set[str]:
    return set(zipfile.ZipFile(built).namelist())


def test_it_holds_the_whole_package(names: set[str]) -> None:
    expected = {
        path.relative_to(PACKAGE.parent).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
        and not any(part.startswith(".") for part in path.relative_to(PACKAGE).parts)
    }  # fmt: skip
    assert expected <= names


def test_it_holds_nothing_else(names: set[str]) -> None:
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"multimodal"}
    messages = "multimodal/words/exercises/"
    parts = {part for name in names for part in name.removeprefix(messages).split("/")}
    assert not parts & {"coursekit", "exercises", "translations", "tests", "__pycache__"}


def test_it_holds_no_file_of_the_exercises(built: Path, names: set[str]) -> None:
    archive = zipfile.ZipFile(built)
    packed = {archive.read(name) for name in names}
    bank = [path for path in (ROOT / "book" / "exercises").rglob("*") if path.is_file()]
    assert bank
    assert [path for path in bank if path.read_bytes() in packed] == []


def test_it_is_small_and_named_as_the_notebooks_expect(built: Path) -> None:
    name, version, rest = built.name.split("-", 2)
    assert (name, rest) == ("multimodal_course", "py3-none-any.whl")
    assert Release(version) == Release.of(built)
    assert Release(version).wheel == built.name
    assert built.stat().st_size <= LARGEST


def test_it_requires_what_a_reader_needs(built: Path) -> None:
    archive = zipfile.ZipFile(built)
    path = next(name for name in archive.namelist() if name.endswith("METADATA"))
    metadata = email.message_from_bytes(archive.read(path))
    assert metadata["Version"] == Release.of(built).version
    required = {
        line.partition(">")[0].partition("=")[0].strip(): line
        for line in metadata.get_all("Requires-Dist", [])
    }
    assert "torch" in required
    assert "==" not in required["torch"]
    forbidden = {"jupyter-book", "nbgrader", "sphinx", "myst-nb", "jieba", "multimodal"}
    assert not forbidden & set(required)


def test_its_licences_travel_with_it(names: set[str]) -> None:
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/LICENSE-TEXT") for name in names)


def test_the_same_files_make_the_same_bytes(tmp_path: Path) -> None:
    contents = []
    for number, mask in enumerate((0o022, 0o077)):
        before = os.umask(mask)
        try:
            course = small_course(tmp_path / str(number), "1")
            contents.append(run_wheel(course).read_bytes())
        finally:
            os.umask(before)
    assert contents[0] == contents[1]


def test_a_wheel_is_built_when_it_is_not_there_as_it_should_be(tmp_path: Path) -> None:
    course = small_course(tmp_path, "1")
    wheel = run_wheel(course)
    whole, time = wheel.read_bytes(), wheel.stat().st_mtime_ns
    assert run_wheel(course).stat().st_mtime_ns == time
    for spoilt in (b"", whole[:-100], whole.replace(b"RELEASE = ", b"RELEASE=  ")):
        wheel.write_bytes(spoilt)
        assert run_wheel(course).read_bytes() == whole
    (course.root / "code" / "multimodal" / "more.yml").touch()
    other = run_wheel(course)
    assert list(wheel.parent.iterdir()) == [other] != [wheel]


def test_a_wheel_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = tmp_path / "course"
    copy_package(ROOT, small)
    shutil.rmtree(small / "code" / "multimodal" / "assets", ignore_errors=True)
    monkeypatch.setattr(wheels, "LARGEST", 1000)
    with pytest.raises(CourseError, match="MB at most"):
        run_wheel(Course(small))
    assert not (small / "dist").exists()


def test_a_package_that_cannot_be_built_says_so(tmp_path: Path) -> None:
    broken = tmp_path / "course"
    copy_package(ROOT, broken)
    settings = broken / "pyproject.toml"
    settings.write_text(settings.read_text("utf-8").replace('name = "multimodal-course"', ""))
    with pytest.raises(CourseError, match="could not be built"):
        run_wheel(Course(broken))
