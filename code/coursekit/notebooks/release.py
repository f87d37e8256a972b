"""What a release is called: its version, its tag and the file of its wheel, said here alone."""

import hashlib
import subprocess
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coursekit.course import Course

DISTRIBUTION = "multimodal-course"
PACKAGE = "multimodal"


@dataclass(frozen=True)
class Release:
    """The package as it is published with one commit, together with the notebooks that need it."""

    version: str

    @classmethod
    def of(cls, wheel: Path) -> "Release":
        """The release that a wheel belongs to."""
        return cls(wheel.name.split("-")[1])

    @property
    def tag(self) -> str:
        return f"v{self.version}"

    @property
    def wheel(self) -> str:
        return f"{DISTRIBUTION.replace('-', '_')}-{self.version}-py3-none-any.whl"


def has_package(course: Course) -> bool:
    """Whether a course carries the package itself."""
    return all((course.root / part).exists() for part in ("pyproject.toml", f"code/{PACKAGE}"))


def release_of(course: Course) -> Release:
    """The release that the files of a checkout make: ``0.1.0.post459+c1a2b3c4``.

    The version grows with every commit and differs with every content, so that neither local
    changes nor a copy without git pass for something else.
    """
    base = project_metadata(course.root)["version"]
    count = count_commits(course.root)
    content = _hash(course.root)[:8]
    return Release(f"{base}{'' if count is None else f'.post{count}'}+c{content}")


def count_commits(root: Path) -> int | None:
    """How many commits lead to this one; None without git, or in a clone that lacks some."""
    try:
        if _git(root, "rev-parse", "--is-shallow-repository") == "true":
            return None
        return int(_git(root, "rev-list", "--count", "HEAD"))
    except (OSError, subprocess.CalledProcessError):
        return None


def project_metadata(root: Path) -> dict[str, Any]:
    """What ``pyproject.toml`` says of the package."""
    return tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]


def package_files(root: Path) -> Iterator[Path]:
    """What the wheel is made of: the package, its metadata and its licences."""
    package = root / "code" / PACKAGE
    for path in sorted(package.rglob("*")):
        parts = path.relative_to(package).parts
        if path.is_file() and not any(p == "__pycache__" or p.startswith(".") for p in parts):
            yield path
    metadata = project_metadata(root)
    for name in ("pyproject.toml", metadata["readme"], *metadata["license-files"]):
        yield root / name


def _hash(root: Path) -> str:
    digest = hashlib.sha256()
    for path in package_files(root):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _git(root: Path, *arguments: str) -> str:
    command = ["git", *arguments]
    run = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True)
    return run.stdout.strip()
