"""Find what must stay secret in everything that a build leaves, before it is published."""

import html
import re
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from coursekit.course import Course, CourseError
from coursekit.exercises.bank import PROGRAMS, TEXTS, exercise_names, load_exercise
from coursekit.exercises.exercise import Exercise
from coursekit.exercises.layers import Layer, layers

TAG = re.compile(r"<[^<>]{0,400}>")
ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\[nrt]")
SQUEEZED_AWAY = re.compile(r"[\W_]+")
SHORTEST = 24
SHOWN = 5


class Leak(NamedTuple):
    """A secret found: which one, in which file, by which way into it."""

    secret: str
    path: Path
    way: tuple[str, ...]

    def __str__(self) -> str:
        inside = " > ".join(self.way)
        return f"{self.secret} in {self.path}{f' ({inside})' if inside else ''}"


def require_no_leak(course: Course) -> list[Path]:
    """Refuse to publish a line that must stay secret; returns the folders that were searched."""
    places = (course.edition("public") / "site", course.build / "notebooks", course.root / "dist")
    folders = [folder for folder in places if folder.is_dir()]
    if not folders:
        raise CourseError("nothing is built: `python -m coursekit site` makes what is searched")
    passages = secret_passages(course)
    leaks = [leak for folder in folders for leak in find_passages(folder, passages)]
    if leaks:
        shown = "; ".join(map(str, leaks[:SHOWN]))
        raise CourseError(f"{len(leaks)} secrets would be published, such as {shown}")
    return folders


def find_passages(folder: Path, passages: Mapping[str, str]) -> list[Leak]:
    """Every passage (squeezed text → where it comes from) in what can be read below ``folder``.

    However a text is cut into blocks of half the shortest passage, each passage in it covers a
    whole block: one look-up a block finds all, whatever their number.
    """
    size = (min(map(len, passages), default=1) + 1) // 2
    table: dict[str, list[tuple[str, int]]] = {}
    for passage in passages:
        for start in range(size):
            table.setdefault(passage[start : start + size], []).append((passage, start))

    def look(content: bytes) -> set[str]:
        text = squeeze(content.decode("utf-8", "ignore")) if len(content) >= SHORTEST else ""
        return {
            passages[passage]
            for place in range(0, len(text), size)
            for passage, start in table.get(text[place : place + size], ())
            if place >= start and text.startswith(passage, place - start)
        }

    return search(folder, look)


def search(folder: Path, look: Callable[[bytes], set[str]]) -> list[Leak]:
    """What ``look`` sees in the names and in all layers of the files below ``folder``.

    Files with the same bytes are read once.
    """
    known: dict[bytes, list[tuple[str, tuple[str, ...]]]] = {}
    leaks = []
    for path in filter(Path.is_file, folder.rglob("*")):
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
    texts = [
        (f"{exercise.name}/{file}", text, exercise.hides(file))
        for exercise in (load_exercise(course, name) for name in exercise_names(course))
        for file, text in _texts(exercise)
    ]
    public = "\n".join(squeeze(text) for _, text, secret in texts if not secret)
    passages: dict[str, str] = {}
    for source, text, secret in texts:
        for line in map(squeeze, text.splitlines() if secret else ()):
            if is_long(line) and line not in public:
                passages.setdefault(line, source)
    return passages


def is_long(squeezed: str) -> bool:
    """Whether a squeezed line says enough to be no coincidence; a Chinese character says more."""
    return len(squeezed) + sum(character > "\u2e80" for character in squeezed) >= SHORTEST


def _texts(exercise: Exercise) -> Iterator[tuple[str, str]]:
    """The content of every file of an exercise, by its name."""
    for language, texts in exercise.texts.items():
        for part in TEXTS:
            yield f"{language}/{part}.md", getattr(texts, part)
    for program in PROGRAMS if exercise.code else ():
        yield f"{program}.py", getattr(exercise.code, program)
