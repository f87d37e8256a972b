"""Which source each block of a translation renders: ``translations/<language>/state/<slug>.json``.

The texts of an exercise share the file of the exercise.
"""

import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from coursekit.course import SOURCE_LANGUAGE, Course, CourseError
from multimodal.training.files import write_atomically


class Pair(NamedTuple):
    """The hashes of a block of the source and of the block that renders it."""

    source: str
    translation: str


PageState = dict[str, list[Pair]]


def state_path(course: Course, slug: str, language: str) -> Path:
    """Where the reviews of a page are recorded.

    Raises:
        CourseError: the language is unknown or is the source language.
    """
    if language == SOURCE_LANGUAGE:
        raise CourseError("English is the source: only translations are reviewed against it")
    record = slug.rpartition("/")[0] if slug.startswith("exercises/") else slug
    return course.folder(language) / "state" / f"{record}.json"


def block_hash(text: str) -> str:
    """Names a block by its words; line breaks and spaces do not count."""
    return sha256(re.sub(r"\s+", " ", text).strip().encode()).hexdigest()[:12]


def read_state(course: Course, slug: str, language: str) -> PageState:
    """The recorded pairs by section; empty where the page was never reviewed.

    Raises:
        CourseError: the file cannot be read as a state.
    """
    path = state_path(course, slug, language)
    try:
        sections = _records(path).get(_name(slug), {})
        return {
            label: [Pair(*item.split(" ")) for item in pairs] for label, pairs in sections.items()
        }
    except (ValueError, AttributeError, TypeError) as error:
        raise CourseError(
            f"{path} is no record of reviews ({error}): restore it, or delete it and review again"
        ) from None


def write_state(course: Course, slug: str, language: str, state: PageState) -> None:
    """Replace the record at once, so that an interruption loses nothing.

    Raises:
        CourseError: the folder cannot be written.
    """
    path = state_path(course, slug, language)
    sections = {label: [" ".join(pair) for pair in pairs] for label, pairs in state.items()}
    records = _records(path) | {_name(slug): sections}
    try:
        text = json.dumps(dict(sorted(records.items())), indent=1) + "\n"
        write_atomically(path, text.encode())
    except OSError as error:
        raise CourseError(f"the review could not be recorded in {path}: {error.strerror}") from None


def _records(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text("utf-8")) if path.is_file() else {}


def _name(slug: str) -> str:
    return slug.rpartition("/")[2]
