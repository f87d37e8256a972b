"""Captions in JSON lines: one object a line, such as ``metadata.jsonl`` on the Hugging Face Hub."""

import json
from collections.abc import Iterator
from pathlib import Path

from multimodal.data.public.caption_json import Captioned
from multimodal.data.public.reading.caption_words import role_of, split_name
from multimodal.data.public.reading.plain_text import few, read_text
from multimodal.data.public.untrusted import Untrusted

WHOLE = "all"


def read_json_lines(path: Path) -> Captioned:
    """Captions and parts from lines such as ``{"file_name": "1.jpg", "text": "A dog"}``.

    The keys are told by the words that columns of tables have, too (``image``, ``caption``,
    ``split`` …). A caption is a text, or a list of texts; lines about one picture are joined.

    Raises:
        ValueError: the file is missing or empty, or a line is no object, lacks picture or caption,
            or puts a picture into a second part; the first such line is named.
    """
    captions: dict[str, list[str]] = {}
    part_of: dict[str, str] = {}
    for line in _objects(path):
        name = _value(line, "image").name()
        said = _value(line, "caption")
        texts = list(said.each()) if isinstance(said.value, list) else [said]
        split = _split(line)
        if part_of.setdefault(name, split) != split:
            raise line.refused(f"{name} in {part_of[name]} as before, not in {split}")
        captions.setdefault(name, []).extend(text.caption() for text in texts)
    if not captions:
        raise ValueError(f"{path}: the file holds no captions")
    parts: dict[str, list[str]] = {}
    for name, part in part_of.items():
        parts.setdefault(part, []).append(name)
    return Captioned(captions, parts)


def _objects(path: Path) -> Iterator[Untrusted]:
    """The object of each line that is not blank."""
    for number, line in enumerate(read_text(path, "caption file").splitlines(), start=1):
        if line.strip():
            place = f"line {number}"
            try:
                yield Untrusted(json.loads(line), path, (place,))
            except (json.JSONDecodeError, RecursionError) as error:
                reason = getattr(error, "msg", "it is nested too deeply")
                raise ValueError(f"{path}: {place} is broken or no JSON: {reason}") from error


def _value(line: Untrusted, role: str) -> Untrusted:
    """The value of the one key that holds a picture, or a caption."""
    keys = _keys(line, role)
    if len(keys) != 1:
        usual = {"image": "file_name", "caption": "text"}[role]
        raise line.refused(
            f"one key for the {role}, such as {usual!r}; it has {few(keys) or 'none'}"
        )
    return line[keys[0]]


def _split(line: Untrusted) -> str:
    keys = _keys(line, "split")
    return split_name(line[keys[0]].text()) if keys else WHOLE


def _keys(line: Untrusted, role: str) -> list[str]:
    if not isinstance(line.value, dict):
        raise line.refused("an object with keys")
    return [key for key in line.value if role_of(key) == role]
