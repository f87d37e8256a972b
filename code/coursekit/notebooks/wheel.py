"""The package of the course as a wheel, which the notebooks install from the release."""

import shutil
import tempfile
import tomllib
from pathlib import Path

from build import BuildBackendException, ProjectBuilder
from pyproject_hooks import quiet_subprocess_runner

from coursekit.course import Course, CourseError

PACKAGE = "multimodal"
LARGEST = 40 * 2**20


def run_wheel(course: Course) -> Path:
    """Build ``dist/multimodal_course-<version>-py3-none-any.whl`` and return its path.

    It is built from a copy, so that nothing but the package can slip in and the checkout stays as
    it is.

    Raises:
        CourseError: the build failed, or the wheel is larger than readers should have to download.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "source"
        copy_package(course.root, copy)
        try:
            built = ProjectBuilder(copy, runner=quiet_subprocess_runner).build(
                "wheel", Path(folder) / "wheel"
            )
        except BuildBackendException as error:
            raise CourseError(f"the wheel could not be built: {error}") from None
        if (size := Path(built).stat().st_size) > LARGEST:
            raise CourseError(
                f"the wheel has {size / 2**20:.0f} MB: it may have {LARGEST >> 20} MB at most"
            )
        target = course.root / "dist" / Path(built).name
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(built, target)
    return target


def copy_package(root: Path, target: Path) -> None:
    """Copy what the wheel is made of: the package, its metadata and its licences."""
    shutil.copytree(
        root / "code" / PACKAGE,
        target / "code" / PACKAGE,
        ignore=shutil.ignore_patterns("__pycache__", ".*"),
    )
    metadata = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    for name in ("pyproject.toml", metadata["readme"], *metadata["license-files"]):
        shutil.copyfile(root / name, target / name)
