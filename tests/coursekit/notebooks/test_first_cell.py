"""What a notebook's first cell does on the computers that people have."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coursekit.course import LANGUAGES, Course
from coursekit.notebooks.addresses import WHEELS
from coursekit.notebooks.stamping import FIRST_CELL, first_cell
from coursekit.notebooks.wheel import run_wheel
from coursekit.wording import read_words
from tests.coursekit.notebooks.computer import Computer, serve, small_course

Wheels = dict[str, Path]
OLD, NEEDED, NEW = "0.1", "0.2", "0.3"
TELL = "\nimport multimodal\nprint('runs', multimodal.RELEASE, os.environ['COURSE_LANGUAGE'])\n"


@pytest.fixture(scope="module")
def courses(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Course]:
    folder = tmp_path_factory.mktemp("releases")
    return {version: small_course(folder / version, version) for version in (OLD, NEEDED, NEW)}


@pytest.fixture(scope="module")
def wheels(courses: dict[str, Course]) -> Wheels:
    return {version: run_wheel(course) for version, course in courses.items()}


@pytest.fixture(scope="module")
def site(wheels: Wheels, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site that serves the wheel; below ``spoilt`` lies another of its name."""
    folder = tmp_path_factory.mktemp("site")
    for place, version in ((folder, NEEDED), (folder / "spoilt", OLD)):
        (place / WHEELS).mkdir(parents=True)
        shutil.copyfile(wheels[version], place / WHEELS / wheels[NEEDED].name)
    with serve(folder) as address:
        yield address


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


@pytest.fixture
def cell(
    courses: dict[str, Course], wheels: Wheels, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., str]:
    """Makes the first cell of the release that is needed, for a site at an address."""

    def make(address: str, language: str = "en") -> str:
        monkeypatch.setenv("COURSE_SITE_URL", address)
        monkeypatch.delenv("COURSE_REPOSITORY", raising=False)
        return first_cell(courses[NEEDED], language, wheels[NEEDED]) + TELL

    return make


def says(key: str, text: str, language: str = "en") -> bool:
    """Whether a text holds a sentence of the first cell, whatever its fields."""
    sentence = read_words()[f"setup.{key}"][language]
    parts = [part.split("{")[0] for part in sentence.split("}")]
    return all(part in text for part in parts)


def has_folder_of_that_name(computer: Computer, _: Wheels) -> None:
    (computer.folder / "multimodal").mkdir()


def kernel_has_imported(computer: Computer, wheels: Wheels) -> None:
    computer.has(wheels[OLD])
    (computer.packages / "early.pth").write_text("import multimodal\n")


RUNS: dict[str, tuple[Callable[[Computer, Wheels], object], str, tuple[str, ...]]] = {
    "nothing": (lambda c, _: None, NEEDED, ("installing",)),
    "a folder of data": (has_folder_of_that_name, NEEDED, ("installing",)),
    "older": (lambda c, w: c.has(w[OLD]), NEEDED, ("older", "installing")),
    "older, imported": (kernel_has_imported, NEEDED, ("older", "installing")),
    "the same": (lambda c, w: c.has(w[NEEDED]), NEEDED, ()),
    "a checkout": (lambda c, w: c.has_checkout(w[OLD]), OLD, ()),
    "newer": (lambda c, w: c.has(w[NEW]), NEW, ("newer",)),
    "no pip but uv": (lambda c, _: (c.pip.unlink(), c.has_uv()), NEEDED, ("installing",)),
}  # fmt: skip


@pytest.mark.parametrize("state", RUNS)
def test_the_cell_brings_the_package_of_its_notebook(
    computer: Computer, wheels: Wheels, cell: Callable[..., str], site: str, state: str
) -> None:
    prepare, expected, sentences = RUNS[state]
    language = list(LANGUAGES)[len(state) % len(LANGUAGES)]
    prepare(computer, wheels)
    done = computer.run(cell(site, language))
    assert done.stdout.splitlines()[-1:] == [f"runs {expected} {language}"], done.stderr
    assert [key for key in sentences if not says(key, done.stdout, language)] == []
    assert len(done.stdout.splitlines()) == len(sentences) + 1
    assert not done.stderr


def beside_the_notebook(computer: Computer, _: Wheels) -> None:
    (computer.folder / "multimodal.py").write_text("RELEASE = 'mine'\n")


def over_ours(computer: Computer, wheels: Wheels) -> None:
    computer.has(wheels[NEEDED])
    computer.has_stranger()


def installs_elsewhere(computer: Computer, _: Wheels) -> None:
    computer.settings["PIP_TARGET"] = str(computer.folder / "elsewhere")


STOPS: dict[str, tuple[Callable[[Computer, Wheels], object], str, str]] = {
    "stranger": (lambda c, _: c.has_stranger(), "{site}", "foreign"),
    "stranger over ours": (over_ours, "{site}", "foreign"),
    "a file of that name": (beside_the_notebook, "{site}", "foreign"),
    "neither pip nor uv": (lambda c, _: c.pip.unlink(), "{site}", "no_installer"),
    "installed elsewhere": (installs_elsewhere, "{site}", "restart"),
    "no network": (lambda c, _: None, "http://127.0.0.1:1", "failed"),
    "older, no network": (lambda c, w: c.has(w[OLD]), "http://127.0.0.1:1", "failed"),
    "gone": (lambda c, _: None, "{site}/gone", "failed"),
    "another file of that name": (lambda c, _: None, "{site}/spoilt", "failed"),
    "no address": (lambda c, _: None, "", "nowhere"),
    "older, no address": (lambda c, w: c.has(w[OLD]), "", "nowhere"),
}


@pytest.mark.parametrize("state", STOPS)
def test_the_cell_stops_with_one_sentence(
    computer: Computer, wheels: Wheels, cell: Callable[..., str], site: str, state: str
) -> None:
    prepare, address, key = STOPS[state]
    language = list(LANGUAGES)[len(state) % len(LANGUAGES)]
    prepare(computer, wheels)
    done = computer.run(cell(address.format(site=site), language))
    assert done.returncode == 1
    assert "runs" not in done.stdout
    assert len(done.stderr.splitlines()) == 1
    assert says(key, done.stderr, language), done.stderr
    assert says("older", done.stdout, language) == ("older" in state)
    assert "pip install multimodal" not in done.stderr
    assert "\x1b" not in done.stderr
    assert key != "failed" or "ERROR: " in done.stderr


def test_a_notebook_shows_the_sentence_alone(computer: Computer, cell: Callable[..., str]) -> None:
    done = computer.run(cell(""), "shell.py")
    assert len((done.stdout + done.stderr).splitlines()) == 1
    assert says("nowhere", done.stdout)


@pytest.mark.parametrize("place", ["", f"../{WHEELS}", "../dist"])
def test_a_wheel_nearby_is_found_without_an_address(
    computer: Computer, wheels: Wheels, cell: Callable[..., str], place: str
) -> None:
    wheel = wheels[NEEDED]
    folder = computer.folder / place
    folder.mkdir(exist_ok=True)
    (folder / wheel.name).write_bytes(b"another file of this name")
    assert says("nowhere", computer.run(cell("")).stderr)
    shutil.copyfile(wheel, folder / wheel.name)
    assert f"runs {NEEDED} en" in computer.run(cell("")).stdout


def test_every_language_fills_in_the_same() -> None:
    keys = [key for key in read_words() if key.startswith("setup.")]
    fields = {key: [set(re.findall(r"{(\w+)}", text)) for text in read_words()[key].values()]
              for key in keys}  # fmt: skip
    assert [key for key, each in fields.items() if any(one != each[0] for one in each)] == []
    used = set(re.findall(r'words\("(\w+)"', FIRST_CELL.read_text("utf-8")))
    assert {key.removeprefix("setup.") for key in keys} == used | {"title"}
