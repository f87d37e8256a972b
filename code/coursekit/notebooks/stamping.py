"""The last step of an export: the first cell, which installs the package of one release.

Sphinx knows of no release, so that a commit makes no page and no notebook anew.
"""

import hashlib
import json
import re
import shutil
from pathlib import Path

from coursekit.course import Course
from coursekit.notebooks.addresses import public_addresses
from coursekit.notebooks.release import Release
from coursekit.wording import read_words
from multimodal.language import in_language

FIRST_CELL = Path(__file__).with_name("first_cell.py")
UNFILLED = re.compile(r"^([A-Z0-9]+)(?:: .+)? = (?:\"\"|\{\})$", re.MULTILINE)
WORDS = "setup."


def copy_notebooks(source: Path, target: Path, cell: str) -> None:
    """Copy the notebooks of a language; ``cell``, if any, takes the place of each first cell."""

    def copy(old: str, new: str) -> None:
        if cell and old.endswith(".ipynb"):
            text = with_first_cell(Path(old).read_text("utf-8"), cell)
            Path(new).write_text(text, "utf-8")
        else:
            shutil.copyfile(old, new)

    shutil.copytree(source, target, copy_function=copy)


def with_first_cell(notebook: str, source: str) -> str:
    """A notebook, as its file holds it, with another first cell: a folded, titled form."""
    content = json.loads(notebook)
    content["cells"][0] |= {
        "source": source.splitlines(keepends=True),
        "metadata": {"cellView": "form", "jupyter": {"source_hidden": True}},
    }
    return json.dumps(content, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def first_cell(course: Course, language: str, wheel: Path) -> str:
    """The source of the first cell of every notebook of a language."""
    release = Release.of(wheel)
    words = {
        key.removeprefix(WORDS): in_language(texts, language)
        for key, texts in read_words().items()
        if key.startswith(WORDS)
    }
    title = words.pop("title")
    values: dict[str, object] = {
        "LANGUAGE": language,
        "VERSION": release.version,
        "WHEEL": release.wheel,
        "SHA256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "ADDRESS": public_addresses(course, language).wheel(release),
        "WORDS": words,
    }
    _, _, code = FIRST_CELL.read_text("utf-8").partition('"""\n\n')
    return f"# @title {title}\n{UNFILLED.sub(lambda m: _assigned(m[1], values), code)}".rstrip()


def _assigned(name: str, values: dict[str, object]) -> str:
    return f"{name} = {json.dumps(values[name], ensure_ascii=False, indent=4)}"
