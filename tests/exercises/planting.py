"""Plant a marker of its own in every file of the bank, and find where each of them got to."""

import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from coursekit.course import LANGUAGES, Course
from coursekit.exercises.bank import PROGRAMS, TEXTS, exercise_names, load_exercise
from coursekit.exercises.leaks import Leak, search

STEM = "zqxplant"


@dataclass(frozen=True)
class Plants:
    """Marker → file, for what must stay secret and for what readers may see."""

    secret: dict[str, str]
    public: dict[str, str]


def plant(course: Course) -> Plants:
    """Put markers into the bank of a course, which should be a copy.

    A text gets its marker as a word of prose, in code and in a formula; a program in a comment, in
    a name, in a message and in what it prints.
    """
    secret: dict[str, str] = {}
    public: dict[str, str] = {}
    for name in exercise_names(course):
        exercise = load_exercise(course, name)
        for path in files(course, name):
            marker = f"{STEM}{len(secret) + len(public):04d}"
            sow = sow_program if path.suffix == ".py" else sow_text
            path.write_text(sow(path.read_text("utf-8"), marker), encoding="utf-8")
            into = secret if exercise.hides(path.name) else public
            into[marker] = path.relative_to(course.root).as_posix()
    return Plants(secret, public)


def find_leaks(folder: Path, markers: Collection[str]) -> list[Leak]:
    """Every marker in every file below ``folder``: bytes, names, and all that is packed inside.

    Args:
        markers: words of ASCII letters and digits, which survive lower-casing, stemming and the
            splitting of words in search indexes.
    """
    pattern = re.compile("|".join(map(re.escape, markers)).encode(), re.IGNORECASE)
    return search(folder, lambda content: {m.decode().lower() for m in pattern.findall(content)})


def describe(leaks: Iterable[Leak], sources: Mapping[str, str]) -> str:
    """The leaks as lines for people, with the file that each secret was planted in."""
    return json.dumps(
        [f"{sources.get(leak.secret, '')} {leak}".strip() for leak in leaks], indent=1
    )


def files(course: Course, name: str) -> list[Path]:
    """The files of an exercise that hold a text or a program."""
    texts = [course.exercise(name, code) / f"{text}.md" for code in LANGUAGES for text in TEXTS]
    programs = [course.exercise(name) / f"{program}.py" for program in PROGRAMS]
    return [path for path in [*texts, *programs] if path.is_file()]


def sow_text(text: str, marker: str) -> str:
    """The text with the marker in prose, in code and in a formula."""
    return f"{text.rstrip()}\n\n{marker} `{marker}` ${marker}$\n"


def sow_program(source: str, marker: str) -> str:
    """The program with the marker in a comment, a name, a message and what it prints.

    Checks must stay one function and its call, so the marker goes into the function.
    """
    lines = source.rstrip().split("\n")
    if not lines[0].startswith("def ") or not lines[-1].endswith("_checks()"):
        return "\n".join([*lines, f"# {marker}", f'{marker} = "{marker}"', f"print({marker})\n"])
    sown = [f"    # {marker}", f'    {marker} = "{marker}"', f"    print({marker})"]
    sown.append(f"    assert {marker}, {marker!r}")
    return "\n".join([lines[0], *sown, *lines[1:], ""])
