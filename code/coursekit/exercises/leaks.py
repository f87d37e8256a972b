"""Find what must stay secret in everything that a build leaves: the search of the leak test."""

import html
import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from coursekit.course import LANGUAGES, Course
from coursekit.exercises.bank import exercise_names, load_exercise
from coursekit.exercises.exercise import Exercise
from coursekit.exercises.layers import Layer, layers

TAG = re.compile(r"<[^<>]{0,400}>")
ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\[nrt]")
SQUEEZED_AWAY = re.compile(r"[\W_]+")
SHORTEST = 24


class Leak(NamedTuple):
    """A secret found: which one, in which file, by which way into it."""

    secret: str
    path: Path
    way: tuple[str, ...]

    def __str__(self) -> str:
        inside = " > ".join(self.way)
        return f"{self.secret} in {self.path}{f' ({inside})' if inside else ''}"


def find_leaks(folder: Path, markers: Collection[str]) -> list[Leak]:
    """Every marker in every file below ``folder``: bytes, names, and all that is packed inside.

    Args:
        markers: words of ASCII letters and digits, which survive lower-casing, stemming and the
            splitting of words in search indexes.
    """
    pattern = re.compile("|".join(map(re.escape, markers)).encode(), re.IGNORECASE)
    return search(folder, lambda content: {m.decode().lower() for m in pattern.findall(content)})


def find_passages(folder: Path, passages: Mapping[str, str]) -> list[Leak]:
    """Every passage (squeezed text → where it comes from) in what can be read below ``folder``."""

    def look(content: bytes) -> set[str]:
        text = squeeze(content.decode("utf-8", "ignore")) if len(content) >= SHORTEST else ""
        return {source for passage, source in passages.items() if passage in text}

    return search(folder, look)


def search(folder: Path, look: Callable[[bytes], set[str]]) -> list[Leak]:
    """What ``look`` sees in the names and in all layers of the files below ``folder``.

    Files with the same bytes are read once.
    """
    known: dict[bytes, list[tuple[str, tuple[str, ...]]]] = {}
    leaks = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix().encode()
        leaks += [Leak(secret, path, ("name",)) for secret in look(name)]
        content = path.read_bytes()
        digest = sha256(content).digest()
        if digest not in known:
            known[digest] = [(s, way) for way, layer in readings(content) for s in look(layer)]
        leaks += [Leak(secret, path, way) for secret, way in known[digest]]
    return sorted(set(leaks), key=str)


def readings(content: bytes) -> Iterator[Layer]:
    """All layers of some bytes, those with zeros also read as UTF-16."""
    for layer in layers(content):
        yield layer
        if b"\x00" in layer.content:
            yield Layer((*layer.way, "utf-16"), layer.content.replace(b"\x00", b""))


def squeeze(text: str) -> str:
    """The letters and digits of a text, without markup, escapes, case, spaces and punctuation."""
    plain = ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else " ", text)
    return SQUEEZED_AWAY.sub("", html.unescape(TAG.sub("", plain))).casefold()


def secret_passages(course: Course) -> dict[str, str]:
    """Every line of the bank that must stay secret, squeezed, with the file that it stands in.

    Short lines are left out, as are those that the public edition shows somewhere else.
    """
    exercises = [load_exercise(course, name) for name in exercise_names(course)]
    public = "\n".join(squeeze(text) for e in exercises for _, text in public_texts(e))
    passages: dict[str, str] = {}
    for exercise in exercises:
        for source, text in secret_texts(exercise):
            for line in text.splitlines():
                squeezed = squeeze(line)
                if is_long(squeezed) and squeezed not in public:
                    passages.setdefault(squeezed, f"{exercise.name}/{source}")
    return passages


def is_long(squeezed: str) -> bool:
    """Whether a squeezed line says enough to be no coincidence; a Chinese character says more."""
    return len(squeezed) + sum(character > "\u2e80" for character in squeezed) >= SHORTEST


def public_texts(exercise: Exercise) -> Iterable[tuple[str, str]]:
    """What readers may see of an exercise, by the name of its file."""
    return [part for part in all_texts(exercise) if not is_secret(exercise, part[0])]


def secret_texts(exercise: Exercise) -> Iterable[tuple[str, str]]:
    """What readers must not see of an exercise, by the name of its file."""
    return [part for part in all_texts(exercise) if is_secret(exercise, part[0])]


def is_secret(exercise: Exercise, file: str) -> bool:
    """Whether a file of an exercise, such as ``es/key.md``, must stay out of public artefacts."""
    name = file.rpartition("/")[2]
    if name in ("rubric.md", "hidden_checks.py"):
        return True
    return name in ("key.md", "solution.py") and not exercise.shows_key


def all_texts(exercise: Exercise) -> Iterator[tuple[str, str]]:
    """The content of every file of an exercise, by its name."""
    for language in LANGUAGES:
        for part in ("statement", "key", "rubric"):
            yield f"{language}/{part}.md", getattr(exercise.texts[language], part)
    if exercise.code:
        for part in ("starter", "visible_checks", "hidden_checks", "solution"):
            yield f"{part}.py", getattr(exercise.code, part)


def describe(leaks: Iterable[Leak], sources: Mapping[str, str]) -> str:
    """The leaks as lines for people, with the file that each secret was planted in."""
    return json.dumps(
        [f"{sources.get(leak.secret, '')} {leak}".strip() for leak in leaks], indent=1
    )
