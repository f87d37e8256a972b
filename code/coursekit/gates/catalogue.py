"""Catalogues of words: every entry in every language, with the same fields to fill in."""

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from coursekit.course import LANGUAGES, SOURCE_LANGUAGE
from coursekit.datafiles import compose_yaml
from coursekit.finding import Finding
from multimodal.language import COMPLETE

_FIELD = re.compile(r"\{(\w*)[^{}]*\}")


def check_catalogue(path: Path, file: str) -> list[Finding]:
    """The entries of a YAML file, at any depth, that speak some of the languages but not all."""
    return list(_entries(compose_yaml(path.read_text("utf-8"), file), "", file))


def _entries(node: yaml.Node | None, name: str, file: str) -> Iterator[Finding]:
    if not isinstance(node, yaml.MappingNode):
        return
    content = {key.value: value for key, value in node.value}
    texts = {c: content[c].value for c in LANGUAGES if c in content and _is_text(content[c])}
    if name and (len(texts) > 1 or SOURCE_LANGUAGE in texts):
        yield from _entry(texts, name, file)
    for key, value in content.items():
        yield from _entries(value, f"{name}.{key}".lstrip("."), file)


def _is_text(node: yaml.Node) -> bool:
    return node.tag.endswith(":str")


def _entry(texts: dict[str, str], name: str, file: str) -> Iterator[Finding]:
    missing = [code for code in COMPLETE if not texts.get(code, "").strip()]
    if missing:
        yield Finding(file, 0, "catalogue", f"{name!r} has no text in {', '.join(missing)}")
    fields = {code: sorted(_FIELD.findall(text)) for code, text in texts.items()}
    for code in texts:
        if fields[code] != fields.get("en", fields[code]):
            message = f"{name!r}: {code} fills in {fields[code]}, English {fields['en']}"
            yield Finding(file, 0, "catalogue", message)
