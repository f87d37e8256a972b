"""JSON of other people, taken apart type by type: what does not fit is named with file and key."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from multimodal.data.public.reading.plain_text import (
    caption_problem,
    kind_of,
    name_problem,
    read_text,
    shortened,
)


@dataclass(frozen=True, slots=True)
class Untrusted:
    """A value that somebody else wrote, and where it stands.

    Every method raises a ValueError such as ``FILE: images[3].file_name is 5, expected text``.
    """

    value: Any
    path: Path
    keys: tuple[str | int, ...] = ()

    def refused(self, expected: str) -> ValueError:
        """The error that says what stands here and what would be right."""
        dotted = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in self.keys)
        place = dotted.removeprefix(".") or "the file"
        return ValueError(f"{self.path}: {place} is {_described(self.value)}, expected {expected}")

    def __getitem__(self, key: str) -> "Untrusted":
        """The value of a key that must be there."""
        found = self.get(key)
        if found is None:
            place = Untrusted(None, self.path, (*self.keys, key))
            raise place.refused("a value")
        return found

    def get(self, key: str) -> "Untrusted | None":
        """The value of a key that may be missing."""
        if not isinstance(self.value, dict):
            raise self.refused("an object with keys")
        if key not in self.value:
            return None
        return Untrusted(self.value[key], self.path, (*self.keys, key))

    def each(self) -> Iterator["Untrusted"]:
        """The values of a list."""
        if not isinstance(self.value, list):
            raise self.refused("a list")
        for place, value in enumerate(self.value):
            yield Untrusted(value, self.path, (*self.keys, place))

    def number(self) -> int:
        """A whole number."""
        if type(self.value) is not int:
            raise self.refused("a whole number")
        return self.value

    def text(self) -> str:
        """A text."""
        if not isinstance(self.value, str):
            raise self.refused("text")
        return self.value

    def name(self) -> str:
        """The name of a picture inside its folder."""
        name = self.text()
        problem = name_problem(name)
        if problem:
            raise self.refused(f"the name of a picture, but it {problem}")
        return name

    def caption(self) -> str:
        """A caption without blanks around it."""
        problem = caption_problem(self.text())
        if problem:
            raise self.refused(f"a caption, but it {problem}")
        return self.text().strip()


def read_json(path: Path) -> Untrusted:
    """The content of a file of JSON in UTF-8.

    Raises:
        ValueError: the file is missing, of another encoding, cut, nested too deeply, or names a key
            twice in one object.
    """
    text = read_text(path)
    try:
        return Untrusted(json.loads(text, object_pairs_hook=_once), path)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise ValueError(f"{path}: broken or no JSON: {error.msg} ({place})") from error
    except RecursionError as error:
        raise ValueError(f"{path}: no JSON of captions: it is nested too deeply") from error
    except ValueError as error:
        raise ValueError(f"{path}: broken JSON: {str(error)[:100]}") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice, _ = Counter(key for key, _ in pairs).most_common(1)[0]
        raise ValueError(f"the key {shortened(twice)} stands twice in one object")
    return found


def _described(value: object) -> str:
    if value is None:
        return "missing or null"
    if isinstance(value, dict | list):
        return f"{kind_of(value)} of {len(value)}"
    return shortened(value)
