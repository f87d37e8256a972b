"""Files as they lie on the disk: text in UTF-8, valid YAML, no character that nobody typed."""

import re
from collections.abc import Iterator
from pathlib import Path

from coursekit.course import Course, CourseError
from coursekit.datafiles import load_yaml
from coursekit.finding import Finding, relative
from coursekit.gates.characters import character_flaws
from coursekit.gates.works import FILE as WORKS
from coursekit.gates.works import parse_works
from coursekit.myst.frontmatter import split_front_matter
from coursekit.translation.entries import catalogues

BOM = "\ufeff"
UNREADABLE = ("encoding", "syntax")
_GUESSES = ("gb18030", "cp1252")
_PATTERNS = ("*.md", "*.yml", "*.bib", "*.py")


def check_files(course: Course) -> Iterator[Finding]:
    """Every source of the course, whatever language it is in."""
    folders = (course.book, course.translations)
    found = {path for folder in folders for kind in _PATTERNS for path in folder.rglob(kind)}
    for path in sorted(found.union(catalogues(course), course.root.glob("*.yml"))):
        if path.is_file():
            yield from check_file(path, relative(path, course.root))


def check_file(path: Path, file: str) -> Iterator[Finding]:
    """Bytes that are no text, or characters and YAML that are wrong."""
    content = path.read_bytes()
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"this is not UTF-8 but {_guess(content)}: save the file as UTF-8"
        yield Finding(file, line, "encoding", message)
        return
    if text.startswith(BOM):
        message = "the file begins with a byte order mark: save it as UTF-8 without one"
        yield Finding(file, 1, "character", message)
    for line, shown, message in character_flaws(text.removeprefix(BOM)):
        yield Finding(file, line, "character", message, text=shown)
    yield from _syntax(text.removeprefix(BOM), file)


def _syntax(text: str, file: str) -> Iterator[Finding]:
    """YAML that is not valid, in a file of its own or as front matter; a broken bibliography."""
    try:
        if file.endswith(".yml"):
            load_yaml(text, file)
        elif file == WORKS:
            parse_works(text)
        elif file.endswith(".md") and not isinstance(split_front_matter(text)[0], dict):
            yield Finding(file, 1, "syntax", "the front matter must hold names and values")
    except CourseError as error:
        line = max(map(int, re.findall(r"line (\d+)", str(error))), default=0)
        yield Finding(file, line, "syntax", " ".join(str(error).split()))


def _guess(content: bytes) -> str:
    """What a text may be that is not UTF-8."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    for encoding in _GUESSES:
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return f"perhaps {encoding}"
    return "something else"
