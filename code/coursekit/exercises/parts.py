"""What an edition shows of an exercise, part by part: nothing else decides who sees what."""

import re
from dataclasses import dataclass

from coursekit.exercises.exercise import Exercise
from coursekit.wording import say
from multimodal.language import in_language

FENCE = re.compile(r"^\s*(`{3,})", re.MULTILINE)


@dataclass(frozen=True)
class Program:
    """A program that students run: a listing on a page, a cell in a notebook."""

    source: str


Part = str | Program
"""MyST, or a program."""


def public_parts(exercise: Exercise, language: str) -> list[Part]:
    """What every reader sees."""
    parts = _statement(exercise, language)
    return [*parts, _key(exercise, language)] if exercise.shows_key else parts


def instructor_parts(exercise: Exercise, language: str, printed: str | None) -> list[Part]:
    """What whoever teaches sees: everything, and what the key printed when it was run."""
    parts = [*_statement(exercise, language), _key(exercise, language)]
    if exercise.code:
        parts.append(folded(say("hidden_checks", language), listing(exercise.code.hidden_checks)))
    if printed is not None:
        text = printed.strip()
        shown = listing(text, "text") if text else say("silent", language)
        parts.append(folded(say("outputs", language), shown))
    return [*parts, folded(say("rubric", language), exercise.texts[language].rubric)]


def as_myst(part: Part) -> str:
    """A part as it stands on a page: static code, never a cell."""
    return part if isinstance(part, str) else listing(part.source)


def listing(source: str, lexer: str = "python") -> str:
    """Static code."""
    return fenced(f"{{code-block}} {lexer}", {}, source)


def folded(title: str, body: str) -> str:
    """A part that readers open."""
    return fenced(f"{{dropdown}} {title}", {}, body)


def fenced(head: str, options: dict[str, str], body: str) -> str:
    """A directive whose fence is longer than every fence inside it."""
    inside = [len(found[1]) for found in FENCE.finditer(body)]
    fence = "`" * max(3, *(length + 1 for length in inside), 3)
    lines = [f":{name}: {value}".rstrip() for name, value in options.items()]
    return "\n".join([f"{fence}{head}", *lines, "", body.strip("\n"), fence])


def _statement(exercise: Exercise, language: str) -> list[Part]:
    """Kind, points, goal and statement; for a program where to start and what it must pass."""
    facts = say(
        "facts",
        language,
        kind=say(exercise.kind, language),
        form=say(exercise.form, language),
        points=exercise.points,
        minutes=exercise.minutes,
        difficulty=exercise.difficulty,
    )
    goal = say("outcome", language, outcome=in_language(exercise.outcome, language))
    parts: list[Part] = [facts, goal, exercise.texts[language].statement]
    if exercise.code is None:
        return parts
    return [
        *parts,
        say("starter", language),
        Program(exercise.code.starter),
        say(f"{exercise.kind}_checks", language),
        Program(exercise.code.visible_checks),
    ]


def _key(exercise: Exercise, language: str) -> str:
    """The key in words and, for a program, the reference solution; folded."""
    key = exercise.texts[language].key
    if exercise.code:
        key = f"{key}\n\n{listing(exercise.code.solution)}"
    return folded(say("key", language), key)
