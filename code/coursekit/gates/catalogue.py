"""Catalogues of words: every entry in every language, with the same fields to fill in."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from coursekit.course import LANGUAGES, SOURCE_LANGUAGE
from coursekit.datafiles import load_yaml, read_text
from coursekit.finding import Finding, relative
from coursekit.gates.sources import Sources
from coursekit.translation.entries import catalogues
from multimodal.language import COMPLETE

_FIELD = re.compile(r"\{(\w*)[^{}]*\}")


def check_catalogues(sources: Sources) -> Iterator[Finding]:
    """The entries of all catalogues that speak some of the languages but not all."""
    for path in catalogues(sources.course):
        yield from check_catalogue(path, relative(path, sources.course.root))


def check_catalogue(path: Path, file: str) -> Iterator[Finding]:
    """The entries of one file, at any depth."""
    content = load_yaml(read_text(path), file)
    if not isinstance(content, dict):
        yield Finding(file, 0, "catalogue", "the file must hold entries by their names")
    for message in _flaws(content, ""):
        yield Finding(file, 0, "catalogue", message)


def _flaws(node: Any, name: str) -> Iterator[str]:
    if not isinstance(node, dict):
        return
    texts = {code: node[code] for code in LANGUAGES if isinstance(node.get(code), str)}
    if name and (len(texts) > 1 or SOURCE_LANGUAGE in texts):
        yield from _entry(texts, name)
    for key, value in node.items():
        yield from _flaws(value, f"{name}.{key}".lstrip("."))


def _entry(texts: dict[str, str], name: str) -> Iterator[str]:
    missing = [code for code in COMPLETE if not texts.get(code, "").strip()]
    if missing:
        yield f"{name!r} has no text in {', '.join(missing)}"
    fields = {code: sorted(_FIELD.findall(text)) for code, text in texts.items()}
    for code in texts:
        if fields[code] != fields.get("en", fields[code]):
            yield f"{name!r}: {code} fills in {fields[code]}, English {fields['en']}"
