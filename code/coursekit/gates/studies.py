"""Studies whose tables other code has made than what their commands run now."""

import json
from collections.abc import Iterator
from pathlib import Path

from coursekit.course import Course
from coursekit.datafiles import read_text
from coursekit.finding import ERROR, WARNING, Finding, relative
from multimodal.syntax import code_hash


def stale_studies(course: Course) -> list[Finding]:
    """A warning for each study to run again, an error for a card that names no module."""
    return [
        finding
        for card in sorted(course.root.glob("code/*/assets/studies/*/card.json"))
        for finding in _check(card, course.root / "code", relative(card, course.root))
    ]


def _check(path: Path, code: Path, file: str) -> Iterator[Finding]:
    name = path.parent.name
    try:
        card = json.loads(read_text(path))
        command = card.get("command", "")
    except (ValueError, AttributeError) as error:
        message = f"the card of the study {name} cannot be read ({error}): run the study again"
        yield Finding(file, 0, "study", message, ERROR)
        return
    try:
        now = code_hash(command.split()[2], code)
    except (IndexError, ValueError, AttributeError) as error:
        message = f"the study {name} names no module: {command!r} must be `python -m …` ({error})"
        yield Finding(file, 0, "study", message, ERROR)
    else:
        if card.get("code") != now:
            message = f"the study {name} was made by other code (run `{command}`)"
            yield Finding(file, 0, "study", message, WARNING)
