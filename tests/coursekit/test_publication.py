"""The workflow's own steps, played into folders: what notebooks ask for is what is published."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
import yaml
from packaging.version import Version

from coursekit.cli import main
from coursekit.course import LANGUAGES, Course
from coursekit.notebooks.addresses import NOTEBOOKS, WHEELS
from coursekit.notebooks.release import Release
from coursekit.notebooks.wheel import copy_package
from tests.coursekit.notebooks.computer import Computer, serve

ROOT = Path(__file__).parents[2]
FIXTURE = ROOT / "tests" / "fixtures" / "course"
WORKFLOW = ROOT / ".github" / "workflows" / "publish.yml"
PAGE = "topic/shapes"
GH = """#!/bin/sh
echo "gh $2 $3" >> "$EVENTS"
case "$2" in
  view) test -d "$RELEASES/$3" ;;
  create) mkdir -p "$RELEASES/$3" ;;
  upload) cp "$4" "$RELEASES/$3/" ;;
esac
"""
GIT = """#!/bin/sh
case "$1" in push) echo "git push" >> "$EVENTS" ;; esac
exec {git} "$@"
"""


def git(folder: Path, *arguments: str) -> str:
    names = ("-c", "user.name=a", "-c", "user.email=a@b.c")
    command = ["git", *names, *arguments]
    return subprocess.check_output(command, cwd=folder, text=True).strip()


def script(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)


class Published:
    """A course whose workflow has run, with ``gh`` and the remote played by folders."""

    def __init__(self, course: Course, folder: Path):
        self.course, self.folder = course, folder
        self.remote, self.laid_out = folder / "remote", course.build / "publication"
        self.github = folder / "github"
        self.releases = self.github / "owner" / "course" / "releases" / "download"
        self.events = folder / "events"
        git(course.root, "init", "-q", "-b", "main")
        (course.root / ".gitignore").write_text("/_build/\n/dist/\n/.venv/\n")
        git(course.root, "add", "-A")
        git(course.root, "commit", "-qm", "All")
        git(folder, "init", "-q", "--bare", "remote")
        git(course.root, "remote", "add", "origin", str(self.remote))
        found = shutil.which("git")
        script(folder / "bin" / "gh", GH)
        script(folder / "bin" / "git", GIT.format(git=found))
        script(folder / "bin" / "make", "#!/bin/sh\n")
        script(course.root / ".venv/bin/python", f'#!/bin/sh\nexec {sys.executable} "$@"\n')
        self.outputs = {"runner.temp": str(folder)}

    def run(self, steps: list[dict]) -> None:
        for step in steps:
            if "run" in step:
                self._run(step)
            else:
                event = self.fill(f"{step['uses']} {step.get('with', {}).get('path', '')}")
                with self.events.open("a") as events:
                    events.write(f"{event}\n")

    def _run(self, step: dict) -> None:
        output = self.folder / "output"
        output.write_text("")
        environment = os.environ | {
            "PATH": f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT / "code"),
            "COURSE_REPOSITORY": "owner/course",
            "GITHUB_SHA": git(self.course.root, "rev-parse", "HEAD"),
            "GITHUB_OUTPUT": str(output),
            "RELEASES": str(self.releases),
            "EVENTS": str(self.events),
            **{name: self.fill(value) for name, value in step.get("env", {}).items()},
        }
        command = ["bash", "-eo", "pipefail", "-c", self.fill(step["run"])]
        done = subprocess.run(
            command, cwd=self.course.root, env=environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        lines = [line.partition("=") for line in output.read_text().splitlines()]
        self.outputs |= {f"steps.{step.get('id')}.outputs.{k}": v for k, _, v in lines}

    def rendered(self) -> list[Path]:
        """Everything that Sphinx has written."""
        return sorted((self.course.build / "public").glob("*/html/**/*.html"))

    def fill(self, text: str) -> str:
        return re.sub(r"\$\{\{ ?(.*?) ?\}\}", lambda m: self.outputs.get(m[1], "none"), text)

    @property
    def site(self) -> Path:
        """What the last step but one handed over."""
        [*_, path] = re.findall(r"upload-pages-artifact\S* (.+)", self.events.read_text())
        return self.course.root / path

    def notebook(self, language: str) -> nbformat.NotebookNode:
        text = git(self.remote, "show", f"notebooks:{language}/{PAGE}.ipynb")
        return nbformat.reads(text, as_version=4)


@pytest.fixture(scope="module")
def steps() -> list[dict]:
    return yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]["build"]["steps"]


@pytest.fixture(scope="module")
def published(
    tmp_path_factory: pytest.TempPathFactory,
    copy_course: Callable[[Path], Course],
    steps: list[dict],
) -> Published:
    folder = tmp_path_factory.mktemp("published")
    course = copy_course(folder / "course")
    copy_package(ROOT, course.root)
    for heavy in ("fashion", "openmoji"):
        shutil.rmtree(course.root / "code" / "multimodal" / "assets" / heavy)
    result = Published(course, folder)
    result.run(steps)
    return result


def assigned(notebook: nbformat.NotebookNode, name: str) -> str:
    found = re.search(rf'^{name} = "(.*)"$', notebook.cells[0].source, re.MULTILINE)
    assert found, notebook.cells[0].source
    return found[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_wheel_lies_where_the_notebooks_look(published: Published, language: str) -> None:
    notebook = published.notebook(language)
    path = assigned(notebook, "ADDRESS").removeprefix("https://github.com/")
    wheel = published.github / path
    assert hashlib.sha256(wheel.read_bytes()).hexdigest() == assigned(notebook, "SHA256")
    assert Release.of(wheel) == Release(assigned(notebook, "VERSION"))
    assert (published.site / WHEELS / wheel.name).read_bytes() == wheel.read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_open_the_notebook_that_was_pushed(published: Published, language: str) -> None:
    page = published.site / language / f"{PAGE}.html"
    [path] = re.findall(r'href="https://colab.research.google.com/github/(.*?)"', page.read_text())
    assert path.startswith("owner/course/blob/")
    branch, _, file = path.removeprefix("owner/course/blob/").partition("/")
    assert git(published.remote, "show", f"{branch}:{file}") == nbformat.writes(
        published.notebook(language)
    )
    download = published.site / language / NOTEBOOKS / f"{PAGE}.ipynb"
    assert nbformat.read(download, as_version=4) == published.notebook(language)


def test_nothing_asks_for_what_is_not_there_yet(published: Published) -> None:
    events = published.events.read_text().splitlines()
    order = ["gh upload", "git push", "actions/upload-pages-artifact", "actions/deploy-pages"]
    places = [next(n for n, event in enumerate(events) if event.startswith(o)) for o in order]
    assert places == sorted(places)


def test_the_workflow_names_nothing_itself(published: Published) -> None:
    text = WORKFLOW.read_text("utf-8")
    named = json.loads((published.laid_out / "publication.json").read_text("utf-8"))
    names = (named["tag"], f"heads/{named['branch']}", "https:", ".whl", "dist/")
    assert [name for name in names if name in text] == []


def test_a_published_notebook_runs_where_nothing_is_installed(
    published: Published, tmp_path: Path
) -> None:
    computer = Computer(tmp_path)
    computer.settings["PYTHONPATH"] = str(FIXTURE / "code")
    cells = [cell.source for cell in published.notebook("es").cells if cell.cell_type == "code"]
    with serve(published.github) as address:
        program = "\n\n".join(cells).replace("https://github.com", address)
        done = computer.run(f"{program}\nprint(glue.__module__, square.side)")
    assert done.stdout.splitlines()[-1] == "multimodal.notebook 2", done.stderr


def test_a_release_stays_when_the_next_is_published(
    published: Published, steps: list[dict]
) -> None:
    before = published.notebook("en")
    git(published.course.root, "commit", "-qm", "Nothing", "--allow-empty")
    rendered = [path.stat().st_mtime_ns for path in published.rendered()]
    published.run(steps)
    after = published.notebook("en")
    assert [path.stat().st_mtime_ns for path in published.rendered()] == rendered
    old, new = (Version(assigned(notebook, "VERSION")) for notebook in (before, after))
    assert old < new
    assert before.cells[1:] == after.cells[1:]
    for notebook in (before, after):
        path = assigned(notebook, "ADDRESS").removeprefix("https://github.com/")
        assert (published.github / path).is_file()


REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "a shallow clone": (lambda root: git(root, "fetch", "-q", "--depth=1"), "fetch-depth: 0"),
    "a folder of others": (lambda root: (root / "out" / "x").mkdir(parents=True), "something else"),
    "a file": (lambda root: (root / "out").touch(), "something else"),
    "no package": (lambda root: shutil.rmtree(root / "code" / "multimodal"), "holds no package"),
}


@pytest.mark.parametrize("accident", REFUSED)
def test_what_cannot_be_published_is_refused(
    published: Published, tmp_path: Path, capsys: pytest.CaptureFixture[str], accident: str
) -> None:
    happens, sentence = REFUSED[accident]
    git(tmp_path, "clone", "-q", f"file://{published.course.root}", "clone")
    happens(tmp_path / "clone")
    options = ["--root", str(tmp_path / "clone"), "publication", str(tmp_path / "clone" / "out")]
    assert main(options) == 1
    error = capsys.readouterr().err
    assert sentence in error
    assert len(error.splitlines()) == 1
