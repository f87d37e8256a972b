"""Questions arranged so that guessing from their words alone helps less: pairs, changing priors.

Sources: balanced pairs, Goyal et al. 2017 (arXiv 1612.00837); changing priors, Agrawal et al. 2018
(arXiv 1712.00377).
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import replace

import numpy as np

from multimodal.data.questions.crowd import Crowd
from multimodal.data.questions.programs import Program, kind_of, run_program
from multimodal.data.questions.question_set import Question, QuestionSet

GROUP: dict[str, slice] = {
    "exists": slice(None),
    "count": slice(None),
    "colour": slice(None),
    "shape": slice(None),
    "compare": slice(0, 1),
    "relation": slice(3, None),
}
"""kind → the steps that questions with a common prior share"""


def pairs(questions: QuestionSet, *, seed: int = 0) -> QuestionSet:
    """Each question twice, about two pictures, with two answers: rows 0 and 1, 2 and 3, ….

    The second picture is drawn from those of the set for which the question makes sense and has
    another answer; a question that no picture answers otherwise is left out.
    """
    random = np.random.default_rng([seed, 14])
    together: list[Question] = []
    for question in questions.questions:
        order = random.permutation(len(questions.crowds)).tolist()
        other = next(_answered_otherwise(question, questions, order), None)
        together += [question, other] if other else []
    return replace(questions, questions=tuple(together))


def skewed_priors(
    train: QuestionSet, test: QuestionSet, *, seed: int = 0, rare: float = 0.1
) -> tuple[QuestionSet, QuestionSet]:
    """Two subsets in which the same words ask for other answers.

    Each group of questions (*What colour is the heart?*) has half of its answers favoured, by
    draw. Training keeps those, and a share ``rare`` of the others; the test the other way round.

    Raises:
        ValueError: ``rare`` is no share.
    """
    if not 0 <= rare <= 1:
        raise ValueError(f"rare must be a share from 0 to 1, got {rare}")
    random = np.random.default_rng([seed, 15])
    favoured = _favoured(train, random)
    return (
        train.subset(list(_kept(train, favoured, True, rare))),
        test.subset(list(_kept(test, favoured, False, rare))),
    )


def group_of(program: Program) -> Hashable:
    """What questions with a common prior have in common."""
    kind = kind_of(program)
    return kind, program[GROUP[kind]]


def answer_if_asked(program: Program, crowd: Crowd) -> str:
    """The answer, or an empty text where the question makes no sense about this crowd."""
    try:
        return run_program(program, crowd)
    except ValueError:
        return ""


def _answered_otherwise(
    question: Question, questions: QuestionSet, order: list[int]
) -> Iterator[Question]:
    for picture in order:
        answer = answer_if_asked(question.program, questions.crowds[picture])
        if answer not in ("", question.answer):
            yield replace(question, picture=picture, answer=answer)


def _favoured(
    questions: QuestionSet, random: np.random.Generator
) -> dict[Hashable, frozenset[str]]:
    """For each group half of its answers, rounded down or up by draw."""
    found = defaultdict(set)
    for question in questions.questions:
        found[group_of(question.program)].add(question.answer)
    halves = {}
    for group in sorted(found, key=repr):
        answers = np.array(sorted(found[group]))
        count = (len(answers) + int(random.integers(2))) // 2
        halves[group] = frozenset(random.permutation(answers)[:count].tolist())
    return halves


def _kept(
    questions: QuestionSet,
    favoured: dict[Hashable, frozenset[str]],
    keep_favoured: bool,
    rare: float,
) -> Iterator[int]:
    """Of each answer of a group all rows or, evenly spread, the share that is rare."""
    seen: dict[tuple[Hashable, str], int] = defaultdict(int)
    for row, question in enumerate(questions.questions):
        group = group_of(question.program)
        if (question.answer in favoured.get(group, ())) == keep_favoured:
            yield row
            continue
        number = seen[group, question.answer]
        seen[group, question.answer] += 1
        if int((number + 1) * rare) > int(number * rare):
            yield row
