"""The package of the course as a wheel, which the notebooks install."""

import os
import re
import shutil
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from build import BuildBackendException, ProjectBuilder
from pyproject_hooks import quiet_subprocess_runner

from coursekit.course import Course, CourseError
from coursekit.notebooks.release import has_package, package_files, release_of

LARGEST = 40 * 2**20
EPOCH = "315532800"
"""1980, the first year that an archive knows: the time of building does not show in a wheel."""


def run_wheel(course: Course) -> Path:
    """The wheel of a checkout in ``dist``, built unless it is there, and no other beside it.

    It is built from a copy, so that nothing but the package can slip in and the checkout stays as
    it is; the same files make the same bytes.

    Raises:
        CourseError: the build failed, or the wheel is larger than readers should have to download.
    """
    if not has_package(course):
        raise CourseError(f"{course.root} holds no package: a wheel needs pyproject.toml and code/")
    release = release_of(course)
    target = course.root / "dist" / release.wheel
    if _is_whole(target):
        return target
    with tempfile.TemporaryDirectory() as folder:
        copy_package(course.root, source := Path(folder) / "source")
        _set_version(source / "pyproject.toml", release.version)
        built = _build(source, Path(folder) / "wheel")
        if built.name != release.wheel:
            raise CourseError(f"the wheel is {built.name}: notebooks ask for {release.wheel}")
        if (size := built.stat().st_size) > LARGEST:
            raise CourseError(
                f"the wheel has {size / 2**20:.0f} MB: it may have {LARGEST >> 20} MB at most"
            )
        _put(built, target)
    return target


def copy_package(root: Path, target: Path) -> None:
    """Copy what the wheel is made of, readable for everyone."""
    for path in package_files(root):
        copy = target / path.relative_to(root)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        copy.chmod(0o644)


def _set_version(settings: Path, version: str) -> None:
    text = settings.read_text("utf-8")
    stamped, found = re.subn(r'(?m)^version = ".*"$', f'version = "{version}"', text)
    if found != 1:
        raise CourseError('pyproject.toml must say `version = "…"` once, on a line of its own')
    settings.write_text(stamped, "utf-8")


def _build(source: Path, folder: Path) -> Path:
    before = os.umask(0o022)
    try:
        return Path(ProjectBuilder(source, runner=_run).build("wheel", folder))
    except BuildBackendException as error:
        raise CourseError(f"the wheel could not be built: {error}") from None
    finally:
        os.umask(before)


def _run(
    cmd: Sequence[str], cwd: str | None = None, extra_environ: Mapping[str, str] | None = None
) -> None:
    quiet_subprocess_runner(cmd, cwd, {**(extra_environ or {}), "SOURCE_DATE_EPOCH": EPOCH})


def _is_whole(wheel: Path) -> bool:
    try:
        return zipfile.ZipFile(wheel).testzip() is None
    except (OSError, zipfile.BadZipFile):
        return False


def _put(built: Path, target: Path) -> None:
    """Put a wheel in its place at once, and wheels of other versions away."""
    target.parent.mkdir(exist_ok=True)
    new = target.with_suffix(".new")
    shutil.copyfile(built, new)
    os.replace(new, target)
    for other in target.parent.glob("multimodal_course-*.whl"):
        if other != target:
            other.unlink()
