"""The parts of an exercise as MyST: static code, folded keys, never a cell."""

import re
from collections.abc import Sequence

from coursekit.exercises.exercise import Exercise
from coursekit.exercises.proof import Proof
from coursekit.wording import say

FENCE = re.compile(r"^\s*(`{3,})", re.MULTILINE)


def fenced(head: str, options: dict[str, str], body: str) -> str:
    """A directive whose fence is longer than every fence inside it."""
    inside = [len(found[1]) for found in FENCE.finditer(body)]
    fence = "`" * max(3, *(length + 1 for length in inside), 3)
    lines = [f":{name}: {value}".rstrip() for name, value in options.items()]
    return "\n".join([f"{fence}{head}", *lines, "", body.strip("\n"), fence])


def code_block(source: str, class_: str, lexer: str = "python") -> str:
    """A static listing."""
    return fenced(f"{{code-block}} {lexer}", {"class": class_}, source)


def folded(title: str, body: str, class_: str) -> str:
    """A part that readers open."""
    return fenced(f"{{dropdown}} {title}", {"class-container": class_}, body)


def stated(exercise: Exercise, language: str, blocks: Sequence[str]) -> str:
    """The exercise as a numbered directive that pages can refer to."""
    title = exercise.texts[language].title
    options = {"label": exercise.label, "class": f"exercise-{exercise.kind}"}
    return fenced(f"{{exercise}} {title}", options, "\n\n".join(blocks))


def public_blocks(exercise: Exercise, language: str) -> list[str]:
    """What every reader sees."""
    blocks = statement_blocks(exercise, language)
    if exercise.shows_key:
        blocks.append(key_block(exercise, language))
    return blocks


def instructor_blocks(exercise: Exercise, language: str, proof: Proof | None) -> list[str]:
    """What whoever teaches sees: everything, with the outputs of the key's run."""
    blocks = [*statement_blocks(exercise, language), key_block(exercise, language)]
    if exercise.code:
        checks = code_block(exercise.code.hidden_checks, "exercise-hidden")
        blocks.append(folded(say("hidden_checks", language), checks, "exercise-hidden"))
    if proof:
        blocks.append(
            folded(say("outputs", language), outputs(proof, language), "exercise-outputs")
        )
    rubric = exercise.texts[language].rubric
    return [*blocks, folded(say("rubric", language), rubric, "exercise-rubric")]


def statement_blocks(exercise: Exercise, language: str) -> list[str]:
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
    goal = say("outcome", language, outcome=exercise.outcome[language])
    blocks = [facts, goal, exercise.texts[language].statement]
    if exercise.code is None:
        return blocks
    return [
        *blocks,
        say("starter", language),
        code_block(exercise.code.starter, "exercise-starter"),
        say(f"{exercise.kind}_checks", language),
        code_block(exercise.code.visible_checks, "exercise-checks"),
    ]


def key_block(exercise: Exercise, language: str) -> str:
    """The key in words and, for a program, the reference solution; folded."""
    parts = [exercise.texts[language].key]
    if exercise.code:
        parts.append(code_block(exercise.code.solution, "exercise-solution"))
    return folded(say("key", language), "\n\n".join(parts), "exercise-key")


def outputs(proof: Proof, language: str) -> str:
    """What the key and the checks printed."""
    printed = proof.printed.strip()
    return code_block(printed, "exercise-output", "text") if printed else say("silent", language)
