"""The reference through Sphinx: in English, for all languages, anew only when a package changed."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from coursekit.configuration import Settings, compose_config
from coursekit.course import Course, CourseError
from coursekit.datafiles import read_text
from coursekit.execution.fingerprint import hash_path
from coursekit.kept import discard
from coursekit.listings.course_code import packages_of
from coursekit.reference.rooms import Room, rooms

EDITION = "public"
FOLDER = "api"
ENTRY = "api"
EXTENSIONS = [
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "coursekit.reference.letters",
    "coursekit.sphinxext",
]
MEMBERS = "   :members:\n   :undoc-members:\n   :ignore-module-all:\n"
TYPE_VARIABLE = re.compile(r"^(\w+) = (?:TypeVar|ParamSpec)\(", re.MULTILINE)
OPTIONS = {
    "autodoc_member_order": "bysource",
    "autodoc_typehints_format": "short",
    "autodoc_preserve_defaults": True,
    "napoleon_use_ivar": True,
    "nitpicky": True,
    "html_use_index": False,
    "html_domain_indices": False,
    "add_module_names": False,
    "toc_object_entries": False,
}


def reference_folder(course: Course) -> Path:
    """Where the reference is built, once for all editions."""
    return course.edition(EDITION) / FOLDER


def write_reference(course: Course, folder: Path, languages: tuple[str, ...]) -> bool:
    """Lay the sources of the reference before Sphinx, with a hash of the code they describe.

    Args:
        languages: those whose pages it leads back to.

    Returns:
        Whether the course has a reference.

    Raises:
        CourseError: it has one, but no page that leads there.
    """
    found = rooms(course)
    if not found:
        return False
    if ENTRY not in course.pages():
        raise CourseError(f"course_reference in _config.yml needs book/{ENTRY} in _toc.yml")
    names, packages = Settings(course).sphinx("course_reference", []), packages_of(course)
    modules = sorted(path for name in names for path in packages.path(name).rglob("*.py"))
    config = reference_config(course, names, languages, type_variables(modules))
    chapters = [{"file": room.name} for room in found]
    toc = {"format": "jb-book", "root": "index", "chapters": chapters}
    files = {f"{room.name}.rst": room_page(room) for room in found} | {
        "index.rst": index_page(found),
        "_config.yml": yaml.safe_dump(config, sort_keys=False),
        "_toc.yml": yaml.safe_dump(toc, sort_keys=False),
        "code.txt": "\n".join(map(hash_path, modules)),
    }
    discard(folder)
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return True


def reference_config(
    course: Course, packages: list[str], languages: tuple[str, ...], unexplained: Iterable[str]
) -> dict[str, Any]:
    """The configuration of the English pages, made one for the reference.

    Args:
        unexplained: names in signatures that have no entry of their own.
    """
    config = compose_config(course, "en", "instructor")
    for part in ("bibtex_bibfiles", "execute", "parse"):
        config.pop(part, None)
    config["title"] = ", ".join(packages)
    sphinx = config["sphinx"]
    sphinx["extra_extensions"] = EXTENSIONS
    kept = {k: v for k, v in sphinx["config"].items() if not k.startswith(("bibtex_", "exercise_"))}
    ours, names = "|".join(packages), "|".join(unexplained)
    sphinx["config"] = {
        **kept,
        **OPTIONS,
        "nitpick_ignore_regex": [["py:.*", rf"(?!({ours})\b).*|.*\.({names})"]],
        "course_entry": ENTRY,
        "course_languages": list(languages),
        "course_partial": False,
    }
    if site := Settings(course).site_url:
        sphinx["config"]["html_baseurl"] = f"{site}/{FOLDER}/"
    return config


def type_variables(modules: Iterable[Path]) -> list[str]:
    """The type variables that modules define: signatures name them, nothing documents them."""
    texts = map(read_text, modules)
    return sorted({name for text in texts for name in TYPE_VARIABLE.findall(text)})


def index_page(found: list[Room]) -> str:
    """The list of rooms."""
    entries = "".join(f":doc:`{room.name}`\n   {room.sentence}\n\n" for room in found)
    return f"{_title('Reference', '=')}{entries}"


def room_page(room: Room) -> str:
    """One page: the room and its modules."""
    text = f"{_title(room.name, '=')}.. automodule:: {room.name}\n\n"
    for module in room.modules:
        text += _title(module.removeprefix(f"{room.name}."), "-")
        text += f".. automodule:: {module}\n{MEMBERS}\n"
    return text


def _title(text: str, line: str) -> str:
    return f"{text}\n{line * len(text)}\n\n"
