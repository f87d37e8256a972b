"""Catalogues of words: every entry in every language, with the same fields to fill in."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from coursekit.course import LANGUAGES
from coursekit.gates.finding import Finding

_FIELD = re.compile(r"\{(\w*)[^{}]*\}")


def check_catalogue(path: Path, file: str) -> list[Finding]:
    """The entries of a YAML file, at any depth, that speak some of the languages but not all."""
    content = yaml.safe_load(path.read_text("utf-8"))
    return list(_entries(content, "", file)) if isinstance(content, dict) else []


def _entries(content: dict[str, Any], name: str, file: str) -> Iterator[Finding]:
    texts = {code: content[code] for code in LANGUAGES if isinstance(content.get(code), str)}
    if name and (len(texts) > 1 or "en" in texts):
        yield from _entry(texts, name, file)
    for key, value in content.items():
        if isinstance(value, dict):
            yield from _entries(value, f"{name}.{key}".lstrip("."), file)


def _entry(texts: dict[str, str], name: str, file: str) -> Iterator[Finding]:
    missing = [code for code in LANGUAGES if not texts.get(code, "").strip()]
    if missing:
        yield Finding(file, 0, "catalogue", f"{name!r} has no text in {', '.join(missing)}")
    fields = {code: sorted(_FIELD.findall(text)) for code, text in texts.items()}
    for code in texts:
        if fields[code] != fields.get("en", fields[code]):
            message = f"{name!r}: {code} fills in {fields[code]}, English {fields['en']}"
            yield Finding(file, 0, "catalogue", message)
