"""The block of YAML that opens a page."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from coursekit.datafiles import load_yaml, read_text, require_types
from coursekit.refusal import CourseError

FENCE = "---\n"
NAME = "the front matter"
TYPES = dict.fromkeys(("jupytext", "jupytext.text_representation", "kernelspec"), dict)


def read_page(path: Path) -> str:
    """The text of a page, whose front matter must be valid."""
    text = read_text(path)
    split_front_matter(text, f"{path}: {NAME}")
    return text


def split_front_matter(text: str, name: str = NAME) -> tuple[dict[str, Any], str]:
    """The fields that open ``text`` and what follows them; no fields where there is no block."""
    head, separator, body = text.removeprefix(FENCE).partition("\n" + FENCE)
    if not (text.startswith(FENCE) and separator):
        return {}, text
    fields = load_yaml(head, name) or {}
    if not isinstance(fields, dict):
        raise CourseError(f"{name} must hold a mapping")
    require_types(fields, TYPES, name)
    return fields, body


def join_front_matter(fields: Mapping[str, Any], body: str) -> str:
    """The text that opens with ``fields``."""
    head = yaml.safe_dump(dict(fields), allow_unicode=True, sort_keys=True, width=10_000)
    return f"{FENCE}{head}{FENCE}{body}"


def is_notebook(text: str) -> bool:
    """Whether the front matter declares a MyST notebook, whose cells are executed."""
    fields, _ = split_front_matter(text)
    representation = fields.get("jupytext", {}).get("text_representation", {})
    return representation.get("format_name") == "myst" or fields.get("file_format") == "mystnb"
