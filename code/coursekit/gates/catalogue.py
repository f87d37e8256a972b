"""Catalogues of words: every entry in every language, with the same fields to fill in.

So do the names of the parts of the contents, which stand in each ``site.yml``.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from coursekit.course import LANGUAGES, SOURCE_LANGUAGE, Course
from coursekit.datafiles import load_yaml, read_text
from coursekit.finding import Finding, relative
from coursekit.gates.sources import Sources
from coursekit.translation.entries import catalogues
from multimodal.language import COMPLETE

_FIELD = re.compile(r"\{(\w*)[^{}]*\}")


def check_catalogues(sources: Sources) -> Iterator[Finding]:
    """Entries that speak some of the languages but not all, parts without a name in one of them."""
    for path in catalogues(sources.course):
        yield from check_catalogue(path, relative(path, sources.course.root))
    yield from _unnamed_parts(sources.course)


def _unnamed_parts(course: Course) -> Iterator[Finding]:
    """Parts of the table of contents without a name in one of the languages."""
    parts = [part["caption"] for part in course.toc().get("parts", []) if "caption" in part]
    for code in LANGUAGES:
        path = course.translations / code / "site.yml"
        file = relative(path, course.root)
        named = load_yaml(read_text(path), file).get("captions", {})
        for part in parts:
            if part not in named:
                message = f"the part {part!r} of _toc.yml has no name in {code}: add it to captions"
                yield Finding(file, 0, "catalogue", message)


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
