"""Everything that is published, laid out in one folder, and what publishing must know of it."""

import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from coursekit.building import BuildRequest, build_site
from coursekit.course import Course, CourseError
from coursekit.execution.run import Say
from coursekit.exercises.leaks import require_no_leak
from coursekit.notebooks.addresses import WHEELS, public_addresses
from coursekit.notebooks.release import count_commits, has_package, release_of
from coursekit.publishing import replace_folder
from multimodal.language import SOURCE_LANGUAGE

SUMMARY = "publication.json"


def lay_out(course: Course, folder: Path, preset: str | None, say: Say) -> dict[str, str]:
    """Build the public edition and lay out in a folder what belongs where.

    Returns:
        The ``tag`` of the release and its ``wheel``, the ``branch`` and its ``notebooks``, the
        ``site``: what is no name is a path. The same stands in ``publication.json``.
    """
    require_publishable(course, folder)
    site = build_site(BuildRequest(course, preset=preset), say).site
    require_no_leak(course)
    release = release_of(course)
    if not (wheel := site / WHEELS / release.wheel).is_file():
        raise CourseError("the package changed while the site was built: start again")
    summary = {
        "tag": release.tag,
        "wheel": str(folder / "release" / wheel.name),
        "branch": public_addresses(course, SOURCE_LANGUAGE).branch,
        "notebooks": str(folder / "notebooks"),
        "site": str(folder / "site"),
    }
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.") as aside:
        new = Path(aside) / "new"
        shutil.copytree(site, new / "site")
        shutil.copytree(course.build / "notebooks", new / "notebooks")
        (new / "release").mkdir()
        shutil.copyfile(wheel, new / "release" / wheel.name)
        (new / SUMMARY).write_text(json.dumps(summary, indent=1), "utf-8")
        replace_folder(folder, new)
    return summary


def require_publishable(course: Course, folder: Path) -> None:
    """Refuse a course without a package, a clone without its history, a folder of other things."""
    if not has_package(course):
        raise CourseError(f"{course.root} holds no package that notebooks could install")
    if (course.root / ".git").exists() and count_commits(course.root) is None:
        raise CourseError(
            "git cannot count the commits, which tell one version from the next: "
            "fetch the whole history (`git fetch --unshallow`; `fetch-depth: 0` in a workflow)"
        )
    is_free = not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))
    if not is_free and not (folder / SUMMARY).is_file():
        raise CourseError(f"{folder} holds something else: name a folder that does not exist yet")
