"""Words in YAML: files with every language side by side, and files of one name in each language."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from coursekit.course import LANGUAGES, SOURCE_LANGUAGE, Course
from coursekit.datafiles import compose_yaml, read_text
from coursekit.finding import relative
from coursekit.translation.glossary import FILE as GLOSSARY


class Text(NamedTuple):
    """What a file says in a language, and where."""

    file: str
    line: int
    words: str


Entry = dict[str, Text]
"""The texts of one meaning, by language."""


def catalogues(course: Course) -> list[Path]:
    """The YAML files that hold all three languages side by side, but for the glossary."""
    code = course.root / "code"
    folders = (code / "multimodal" / "words", code / "coursekit", course.book / "exercises")
    found = (path for folder in folders for path in sorted(folder.rglob("*.yml")))
    return [path for path in found if code / "coursekit" / "gates" not in path.parents]


def word_files(course: Course) -> list[Path]:
    """The same, the glossary, and the English ones of those that each language has for itself."""
    glossary = course.root / GLOSSARY
    own = sorted((course.translations / SOURCE_LANGUAGE).rglob("*.yml"))
    return [*catalogues(course), *[glossary] * glossary.is_file(), *own]


def version(course: Course, path: Path, language: str) -> Path:
    """The file of a language for one of English; the same file where they share it."""
    english = course.translations / SOURCE_LANGUAGE
    own = path.is_relative_to(english)
    return course.translations / language / path.relative_to(english) if own else path


def read_entries(course: Course, path: Path, part: str = "") -> list[Entry]:
    """The entries of one of :func:`word_files`, in every language; of their ``part`` only."""
    entries: dict[str, Entry] = {}
    shared = version(course, path, "") == path
    for own, language in {version(course, path, code): code for code in LANGUAGES}.items():
        if own.is_file():
            file = relative(own, course.root)
            for code, key, line, words in _texts(read_text(own), file, "" if shared else language):
                if key.endswith(part):
                    entries.setdefault(key, {})[code] = Text(file, line, words)
    return list(entries.values())


@cache
def _texts(text: str, file: str, language: str) -> tuple[tuple[str, str, int, str], ...]:
    return tuple(_below(compose_yaml(text, file), language, ""))


def _below(node: yaml.Node | None, language: str, key: str) -> Iterator[tuple[str, str, int, str]]:
    """Language, key but for the language, line and words of what stands below a node."""
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            code = name.value if name.value in LANGUAGES else ""
            yield from _below(value, code or language, key if code else f"{key}.{name.value}")
    elif isinstance(node, yaml.SequenceNode) and not language:
        for place, value in enumerate(node.value):
            yield from _below(value, "", f"{key}.{place}")
    elif language and isinstance(node, yaml.CollectionNode | yaml.ScalarNode):
        parts = [node] if isinstance(node, yaml.ScalarNode) else node.value
        words = " · ".join(part.value for part in parts)
        yield language, key, node.start_mark.line + 1, words
