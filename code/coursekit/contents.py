"""The table of contents as ``_toc.yml`` writes it, checked entry by entry."""

from pathlib import Path
from posixpath import normpath
from typing import Any

from coursekit.datafiles import is_a, read_yaml
from coursekit.refusal import CourseError

NESTED = ("parts", "chapters", "sections")
TEXTS = ("format", "root", "file", "title", "caption")
OTHERS = ("defaults", "hidden", "maxdepth", "numbered", "options", "reversed", "titlesonly")


def read_contents(path: Path) -> dict[str, Any]:
    """The table of contents; its files are ``book/<slug>``.

    Raises:
        CourseError: there is no root, an entry is none, a page stands twice or outside the course.
    """
    content = read_yaml(path)
    if "root" not in content:
        raise CourseError(f"{path} needs the page that opens the course, such as root: book/index")
    files = entry_files(require_entry(content, path))
    for file in files:
        if not file.startswith("book/") or normpath(file) != file or file.endswith(".md"):
            raise CourseError(
                f"{path}: {file!r} is no page below book/: write it such as book/index"
            )
        if files.count(file) > 1:
            raise CourseError(f"{path}: {file!r} stands there more than once")
    return content


def require_entry(entry: Any, path: Path) -> dict[str, Any]:
    """The entry, whose keys and values must be those of a table of contents."""
    if not isinstance(entry, dict):
        raise CourseError(f"{path}: {entry!r} is no entry: write one such as `file: book/index`")
    for key, value in entry.items():
        if key in NESTED:
            if not isinstance(value, list):
                raise CourseError(f"{path}: {key} must be a list of entries, not {value!r}")
            for inner in value:
                require_entry(inner, path)
        elif key in TEXTS and not is_a(value, str):
            raise CourseError(f"{path}: {key} must be a text, not {value!r}")
        elif key not in TEXTS + OTHERS:
            known = ", ".join(sorted(NESTED + TEXTS + OTHERS))
            raise CourseError(f"{path}: unknown key {key!r}: entries have {known}")
    return entry


def entry_files(entry: dict[str, Any]) -> list[str]:
    """All files that an entry names, in reading order."""
    own = [entry[key] for key in ("root", "file") if key in entry]
    nested = [inner for key in NESTED for inner in entry.get(key, [])]
    return own + [file for inner in nested for file in entry_files(inner)]
