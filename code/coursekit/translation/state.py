"""Which source each block of a translation renders: ``translations/<language>/state/<slug>.json``.

The texts of an exercise share the file of the exercise; files of words share ``words.json``.
"""

import json
import re
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from coursekit.course import Course, CourseError
from multimodal.training.files import write_atomically


class Pair(NamedTuple):
    """The hashes of a block of the source and of the block that renders it."""

    source: str
    translation: str


PageState = dict[str, list[Pair]]


def state_path(course: Course, slug: str, language: str) -> Path:
    """Where the reviews of a page, or of a file of words, are recorded."""
    if slug.endswith(".yml"):
        return course.folder(language) / "state" / "words.json"
    record = slug.rpartition("/")[0] if slug.startswith("exercises/") else slug
    return course.folder(language) / "state" / f"{record}.json"


def block_hash(text: str) -> str:
    """Names a block by its words; line breaks and plain spaces do not count."""
    return sha256(re.sub(r"[ \n\t]+", " ", text).strip(" ").encode()).hexdigest()[:12]


def read_state(course: Course, slug: str, language: str) -> PageState:
    """The recorded pairs by section; empty where the page was never reviewed."""
    return _read(state_path(course, slug, language)).get(_name(slug), {})


def write_state(course: Course, slug: str, language: str, state: PageState) -> None:
    """Replace the record at once, so that an interruption loses nothing."""
    path = state_path(course, slug, language)
    records = sorted((_read(path) | {_name(slug): state}).items())
    content = {
        name: {label: [" ".join(pair) for pair in pairs] for label, pairs in sections.items()}
        for name, sections in records
    }
    try:
        write_atomically(path, (json.dumps(content, indent=1) + "\n").encode())
    except OSError as error:
        raise CourseError(f"the review could not be recorded in {path}: {error}") from None


def _read(path: Path) -> dict[str, PageState]:
    """The texts that a file records, by their names."""
    if not path.is_file():
        return {}
    try:
        return {
            name: {
                label: [Pair(*pair.split(" ")) for pair in pairs]
                for label, pairs in sections.items()
            }
            for name, sections in json.loads(path.read_text("utf-8")).items()
        }
    except (ValueError, AttributeError, TypeError) as error:
        raise CourseError(
            f"{path} is no record of reviews ({error}): restore it, or delete it and review again"
        ) from None


def _name(slug: str) -> str:
    return slug if slug.endswith(".yml") else slug.rpartition("/")[2]
