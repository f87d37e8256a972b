"""Does an answerer need the thing that a question of relation names, or a rule without it?

*What shape is the thing to the left of the red star?* is asked only where one thing stands further
left. That one is then the leftmost thing of the picture: whoever takes the outermost thing in the
direction is right and never looks for the star. The sets of questions here tell both apart.

Letters: Q questions.
"""

from collections.abc import Iterator
from dataclasses import replace

import torch
from torch import Tensor

from multimodal.data.questions.answer_names import ANSWERS
from multimodal.data.questions.candidates import by_kind
from multimodal.data.questions.crowd import SEEN_KINDS, Crowd
from multimodal.data.questions.programs import BEYOND, Program
from multimodal.data.questions.question_set import Question, QuestionSet
from multimodal.data.scenes.world import Thing

NAMES = 2
"""steps at the beginning of a program that name a thing: its colour and its shape"""


def relations(questions: QuestionSet) -> QuestionSet:
    """Those of the questions that are about a relation."""
    return questions.subset([row for row, kind in enumerate(questions.kinds) if kind == "relation"])


def outermost_answers(questions: QuestionSet) -> Tensor:
    """What the rule says: colour or shape of the outermost thing in the direction; (Q,) int64.

    Raises:
        ValueError: a question without a direction.
    """
    found = [
        answer_of(question.program, outermost(question.program, questions.crowds[question.picture]))
        for question in questions.questions
    ]
    return torch.tensor([ANSWERS.index(answer) for answer in found])


def with_absent_things(questions: QuestionSet) -> QuestionSet:
    """The same questions of relation, but each names a kind of thing that is not in its picture.

    They make no sense: whoever looks for the thing cannot answer as before. The answers are kept.
    """
    changed = []
    for row, question in enumerate(questions.questions):
        absent = [k for k in SEEN_KINDS if k not in questions.crowds[question.picture].kinds]
        named = by_kind(*absent[row % len(absent)])
        changed.append(replace(question, program=named + question.program[NAMES:]))
    return replace(questions, questions=tuple(changed))


def with_two_beyond(questions: QuestionSet) -> QuestionSet:
    """The same questions, but each names a thing that has several things beyond it.

    The answer is that of the nearest, where it differs from that of the outermost; questions to
    which no such thing can be found are left out.
    """
    changed = [
        other
        for question in questions.questions
        for other in list(_two_beyond(question, questions.crowds[question.picture]))[:1]
    ]
    return replace(questions, questions=tuple(changed))


def direction_of(program: Program) -> str:
    """The direction that a program asks for.

    Raises:
        ValueError: none.
    """
    for name, argument in program:
        if name == "relate":
            return argument
    raise ValueError(f"only questions of relation have a direction, got {program}")


def outermost(program: Program, crowd: Crowd) -> Thing:
    """The thing of a crowd that has no other beyond it in the direction of a program."""
    return _along(direction_of(program), crowd.things)[-1]


def answer_of(program: Program, thing: Thing) -> str:
    """Colour or shape of a thing, whichever a program asks for."""
    return thing.colour if program[-1].name == "query_colour" else thing.shape


def _two_beyond(question: Question, crowd: Crowd) -> Iterator[Question]:
    direction = direction_of(question.program)
    for named in crowd.things:
        beyond = [thing for thing in crowd.things if BEYOND[direction](thing, named)]
        if len(beyond) > 1:
            ordered = _along(direction, tuple(beyond))
            near, far = (answer_of(question.program, ordered[end]) for end in (0, -1))
            if near != far:
                program = by_kind(*named.kind) + question.program[NAMES:]
                yield replace(question, program=program, answer=near)


def _along(direction: str, things: tuple[Thing, ...]) -> list[Thing]:
    sign = 1 if direction in ("right", "below") else -1
    across = direction in ("left", "right")
    return sorted(things, key=lambda thing: sign * (thing.x if across else thing.y))
