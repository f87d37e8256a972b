"""The rooms of a package, its folders with modules: each is one page of the reference."""

import ast
from dataclasses import dataclass
from pathlib import Path

from coursekit.configuration import Settings
from coursekit.course import Course
from coursekit.listings.course_code import packages_of
from coursekit.myst.page import Edit, Page

DIRECTIVE = "course-reference"


@dataclass(frozen=True)
class Room:
    """A folder of a package: its dotted name, the sentence that describes it, its modules."""

    name: str
    sentence: str
    modules: tuple[str, ...]


def rooms(course: Course) -> list[Room]:
    """The rooms of the packages that ``course_reference`` names, outer ones first."""
    packages = packages_of(course)
    return [
        room
        for package in Settings(course).sphinx("course_reference", [])
        for room in rooms_below(packages.path(package), package)
    ]


def rooms_below(folder: Path, name: str) -> list[Room]:
    """The room of a folder and those inside it; folders without code are none."""
    start = folder / "__init__.py"
    if not start.is_file():
        return []
    files = sorted(path.stem for path in folder.glob("*.py") if not path.stem.startswith("_"))
    own = Room(name, first_sentence(start), tuple(f"{name}.{stem}" for stem in files))
    inner = sorted(path for path in folder.iterdir() if path.is_dir())
    return [own, *(room for path in inner for room in rooms_below(path, f"{name}.{path.name}"))]


def first_sentence(file: Path) -> str:
    """What the docstring of a module says first."""
    text = ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""
    return " ".join(text.split("\n\n")[0].split())


def room_edits(page: Page, course: Course) -> list[Edit]:
    """The fences ``{course-reference}`` of a page filled in, ``name: sentence`` a line."""
    return [
        Edit(block.line, block.end, f"{block.fence}{{{DIRECTIVE}}}\n{lines}\n{block.fence}")
        for block in page.of("directive", DIRECTIVE)
        for lines in ["\n".join(f"{room.name}: {room.sentence}" for room in rooms(course))]
    ]
