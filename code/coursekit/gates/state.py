"""Which source each block of a translation renders: ``translations/<language>/state.json``."""

import json
import os
import re
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from coursekit.course import SOURCE_LANGUAGE, Course, CourseError


class Pair(NamedTuple):
    """The hashes of a block of the source and of the block that renders it."""

    source: str
    translation: str


PageState = dict[str, list[Pair]]


def state_path(course: Course, language: str) -> Path:
    """Where the reviews of a language are recorded.

    Raises:
        CourseError: the language is unknown or is the source language.
    """
    if language == SOURCE_LANGUAGE:
        raise CourseError("English is the source: only es and zh are reviewed against it")
    return course.folder(language) / "state.json"


def block_hash(text: str) -> str:
    """Names a block by its words; line breaks and spaces do not count."""
    return sha256(re.sub(r"\s+", " ", text).strip().encode()).hexdigest()[:12]


def read_state(course: Course, language: str) -> dict[str, PageState]:
    """The recorded pairs by slug and section; empty where nothing was ever reviewed.

    Raises:
        CourseError: the file cannot be read as a state.
    """
    path = state_path(course, language)
    if not path.is_file():
        return {}
    try:
        content = json.loads(path.read_text("utf-8"))
        return {
            slug: {label: [_pair(item) for item in pairs] for label, pairs in page.items()}
            for slug, page in content.items()
        }
    except (ValueError, AttributeError, TypeError) as error:
        raise CourseError(
            f"{path} is no record of reviews ({error}): restore it, or delete it and review again"
        ) from None


def write_state(course: Course, language: str, state: dict[str, PageState]) -> None:
    """Replace the record at once, so that an interruption loses nothing.

    Raises:
        CourseError: the folder cannot be written.
    """
    path = state_path(course, language)
    content = {
        slug: {
            label: [f"{p.source} {p.translation}" for p in pairs] for label, pairs in page.items()
        }
        for slug, page in sorted(state.items())
    }
    try:
        _replace(path, json.dumps(content, indent=1) + "\n")
    except OSError as error:
        raise CourseError(f"the review could not be recorded in {path}: {error.strerror}") from None


def _pair(item: str) -> Pair:
    source, translation = item.split(" ")
    return Pair(source, translation)


def _replace(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except OSError:
        os.unlink(name)
        raise
