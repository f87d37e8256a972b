"""Computers on which notebooks are opened, servers that they reach, a package to install."""

import http.server
import os
import shutil
import subprocess
import sys
import sysconfig
import threading
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from coursekit.course import Course

SHELL = """
from IPython.core.interactiveshell import InteractiveShell
InteractiveShell().run_cell(open("cell.py", encoding="utf-8").read())
"""

METADATA = """[build-system]
requires = ["setuptools"]
build-backend = "setuptools.build_meta"
[project]
name = "multimodal-course"
version = "{version}"
readme = "README.md"
license-files = ["LICENSE"]
[tool.setuptools.packages.find]
where = ["code"]
[tool.setuptools.package-data]
multimodal = ["languages.yml"]
"""


def small_course(folder: Path, version: str) -> Course:
    """A course whose package says which release it is."""
    package = folder / "code" / "multimodal"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(f"RELEASE = '{version}'\n")
    (package / "languages.yml").touch()
    (folder / "pyproject.toml").write_text(METADATA.format(version=version))
    for name in ("README.md", "LICENSE", "_toc.yml"):
        (folder / name).touch()
    (folder / "_config.yml").write_text("title: A course\n")
    return Course(folder)


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """The address of a server that shows a folder."""
    handler = partial(http.server.SimpleHTTPRequestHandler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class Computer:
    """An environment that sees pip and all that the course requires, but no checkout of it."""

    def __init__(self, folder: Path):
        venv.create(folder / "env", symlinks=os.name != "nt")
        self.python = folder / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"
        code = "import sysconfig; print(sysconfig.get_path('purelib'))"
        self.packages = Path(subprocess.check_output([self.python, "-c", code], text=True).strip())
        self.pip = self.packages / "pip.pth"
        self.pip.write_text(sysconfig.get_path("purelib"))
        self.folder = folder / "here"
        self.folder.mkdir()
        self.sources = folder / "sources"
        self.sources.mkdir()
        self.commands = folder / "commands"
        self.commands.mkdir()
        self.settings: dict[str, str] = {}

    def has(self, wheel: Path) -> None:
        shutil.unpack_archive(wheel, self.packages, "zip")

    def has_checkout(self, wheel: Path) -> None:
        """What an author has: the sources on the path, and a word of an installation from them."""
        self.has(wheel)
        shutil.move(self.packages / "multimodal", self.sources / "multimodal")
        (self.packages / "sources.pth").write_text(str(self.sources))

    def has_stranger(self) -> None:
        """The package of the same name that lies on the public index."""
        (self.packages / "multimodal").mkdir(exist_ok=True)
        (self.packages / "multimodal" / "__init__.py").write_text("RELEASE = 'strange'\n")
        metadata = self.packages / "multimodal-0.0.13.dist-info" / "METADATA"
        metadata.parent.mkdir()
        metadata.write_text("Metadata-Version: 2.1\nName: multimodal\nVersion: 0.0.13\n")

    def has_uv(self) -> None:
        """A command ``uv`` that installs what it is asked for, by pip."""
        command = self.commands / "uv"
        target = f"pip --python {self.python} install --no-deps --no-index"
        command.write_text(
            "#!/bin/sh\n"
            f'[ "$1 $2 $3 $4" = "pip install --python {self.python}" ] || exit 1\n'
            f'exec {sys.executable} -m {target} "$5"\n'
        )
        command.chmod(0o755)

    def run(self, cell: str, program: str = "cell.py") -> subprocess.CompletedProcess[str]:
        (self.folder / "cell.py").write_text(cell, "utf-8")
        (self.folder / "shell.py").write_text(SHELL)
        environment = {
            "PATH": str(self.commands),
            "FORCE_COLOR": "1",  # as kernels have it
            "PIP_RETRIES": "0",
            "PYTHONIOENCODING": "utf-8",
            "HOME": str(self.folder),
            **self.settings,
        }
        return subprocess.run(
            [self.python, program], cwd=self.folder, env=environment, capture_output=True,
            encoding="utf-8", check=False,
        )  # fmt: skip
