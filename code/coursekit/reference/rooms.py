"""The rooms of a package, its folders with modules: each is one page of the reference."""

import ast
from pathlib import Path
from typing import NamedTuple

from coursekit.configuration import Settings
from coursekit.course import Course
from coursekit.datafiles import read_program
from coursekit.listings.course_code import packages_of
from coursekit.myst.page import Edit, Page

DIRECTIVE = "course-reference"


class Room(NamedTuple):
    """A folder of a package: its dotted name, the sentence that describes it, its modules."""

    name: str
    sentence: str
    modules: tuple[str, ...]


def rooms(course: Course) -> list[Room]:
    """The rooms of the packages that ``course_reference`` names, outer ones first."""
    packages = packages_of(course)
    return [
        _room(start, ".".join([package, *start.parent.relative_to(root).parts]))
        for package in Settings(course).sphinx("course_reference", [])
        for root in [packages.path(package)]
        for start in sorted(root.rglob("__init__.py"))
    ]


def _room(start: Path, name: str) -> Room:
    """The room that ``start``, an ``__init__.py``, opens: its docstring says what is there."""
    text = ast.get_docstring(read_program(start)) or ""
    files = sorted(f.stem for f in start.parent.glob("*.py") if not f.stem.startswith("_"))
    sentence = " ".join(text.split("\n\n")[0].split())
    return Room(name, sentence, tuple(f"{name}.{stem}" for stem in files))


def room_edits(page: Page, course: Course) -> list[Edit]:
    """The fences ``{course-reference}`` of a page filled in, ``name: sentence`` a line."""
    return [
        Edit(block.line, block.end, f"{block.fence}{{{DIRECTIVE}}}\n{lines}\n{block.fence}")
        for block in page.of("directive", DIRECTIVE)
        for lines in ["\n".join(f"{room.name}: {room.sentence}" for room in rooms(course))]
    ]
