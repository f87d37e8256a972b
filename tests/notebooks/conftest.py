"""A reader's computer: the course's dependencies and its wheel, but not its sources."""

import os
import subprocess
import sysconfig
import venv
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from coursekit.course import Course
from coursekit.notebooks.wheel import copy_package, run_wheel

ROOT = Path(__file__).parents[2]
HIDDEN = ("PYTHON", "COURSE_", "JUPYTER", "VIRTUAL_ENV")
EXECUTE = """
import sys
import nbformat
from nbclient import NotebookClient

paths = sys.argv[1:]
notebooks = [nbformat.read(path, as_version=4) for path in paths]
empty = nbformat.v4.new_code_cell("%reset -f")
row = nbformat.v4.new_notebook()
row.cells = [cell for notebook in notebooks for cell in [*notebook.cells, empty.copy()]]
for number, cell in enumerate(row.cells):
    cell.id = str(number)
try:
    NotebookClient(row, timeout=600, kernel_name="python3").execute()
finally:
    for path, notebook in zip(paths, notebooks):
        nbformat.write(notebook, path)
"""


class Reader:
    """A fresh environment that sees the installed dependencies and nothing of the checkout."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.before: dict[str, bool] = {}
        venv.create(folder / "env", with_pip=True, symlinks=os.name != "nt")
        scripts = "Scripts" if os.name == "nt" else "bin"
        self.python = folder / "env" / scripts / "python"
        self.packages = Path(self.run("import sysconfig; print(sysconfig.get_path('purelib'))"))
        installed = sysconfig.get_path("purelib")
        (self.packages / "dependencies.pth").write_text(f"{installed}\n", "utf-8")

    def environment(self, **extra: str) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(HIDDEN)}
        own = {
            "COURSE_PRESET": "mini",
            "JUPYTER_DATA_DIR": str(self.folder / "data"),
            "JUPYTER_PREFER_ENV_PATH": "1",
            "PYTHONNOUSERSITE": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        return kept | own | extra

    def run(self, code: str, *arguments: str, **extra: str) -> str:
        """Run Python code away from the checkout; returns what it printed."""
        result = subprocess.run(
            [self.python, "-c", code, *arguments],
            cwd=self.folder,
            env=self.environment(**extra),
            capture_output=True,
            text=True,
            check=False,
        )
        if result.returncode:
            raise RuntimeError(result.stderr)
        return result.stdout.strip()

    def sees(self, package: str) -> bool:
        """Whether a package can be imported here."""
        code = "import sys, importlib.util as u; print(u.find_spec(sys.argv[1]) is not None)"
        return self.run(code, package) == "True"

    def install(self, wheel: Path) -> None:
        """Install a wheel as it is, from the file alone."""
        subprocess.run(
            [
                *(self.python, "-m", "pip", "install", "-qq", "--disable-pip-version-check"),
                *("--no-index", "--no-deps", "--ignore-installed", str(wheel)),
            ],
            cwd=self.folder,
            env=self.environment(),
            check=True,
        )

    def execute(self, *notebooks: Path, **extra: str) -> list[NotebookNode]:
        """Run notebooks from top to bottom; cells may fail where they say so.

        They share a kernel, since most of their time would go into imports; it forgets all names
        between two of them.
        """
        copies = [self.folder / f"{number}-{path.name}" for number, path in enumerate(notebooks)]
        for path, copy in zip(notebooks, copies, strict=True):
            copy.write_bytes(path.read_bytes())
        self.run(EXECUTE, *map(str, copies), **extra)
        return [nbformat.read(copy, as_version=4) for copy in copies]


@pytest.fixture(scope="session")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """A reader who has installed the course's wheel."""
    someone = Reader(tmp_path_factory.mktemp("reader"))
    someone.before = {name: someone.sees(name) for name in ("multimodal", "coursekit", "torch")}
    copy_package(ROOT, someone.folder / "release")
    someone.install(run_wheel(Course(someone.folder / "release")))
    return someone
