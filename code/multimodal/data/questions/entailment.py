"""What else is true if an answer is: questions whose answers follow without another look.

Source: implied questions, Ribeiro et al. 2019, *Are red roses red? Evaluating consistency of
question-answering models* (ACL).
"""

from collections.abc import Callable

from multimodal.data.questions.candidates import Candidate, compared
from multimodal.data.questions.programs import Program, Step, kind_of
from multimodal.data.questions.question_set import Question
from multimodal.data.scenes.world import COLOURS, SHAPES

EXISTS, COUNT = Step("exists"), Step("count")


def entailed(question: Question) -> list[Candidate]:
    """Other questions about the same picture, each with the answer that this answer implies.

    To see whether a model agrees with itself, put its own answer into the question; an answer that
    does not fit the question (a colour to *how many*) implies nothing.
    """
    return IMPLIED[kind_of(question.program)](question.program, question.answer)


def _by_exists(program: Program, answer: str) -> list[Candidate]:
    """There is a red star: then there is a star, and something red. There is none: count 0."""
    sort = program[:-1]
    if answer == "no":
        return [((*sort, COUNT), "0")] if len(sort) == 1 else []
    if answer == "yes" and len(sort) == 2:
        return [((step, EXISTS), "yes") for step in sort]
    return []


def _by_count(program: Program, answer: str) -> list[Candidate]:
    if not answer.isdigit():
        return []
    return [((*program[:-1], EXISTS), "no" if answer == "0" else "yes")]


def _by_colour(program: Program, answer: str) -> list[Candidate]:
    if answer not in COLOURS:
        return []
    return _there_is_one(program[0], (Step("filter_colour", answer), program[0]))


def _by_shape(program: Program, answer: str) -> list[Candidate]:
    if answer not in SHAPES:
        return []
    return _there_is_one(program[0], (program[0], Step("filter_shape", answer)))


def _there_is_one(sort: Step, kind: Program) -> list[Candidate]:
    """*The* heart: there is one, one only, and with what was answered it is there, too."""
    return [((sort, EXISTS), "yes"), ((sort, COUNT), "1"), ((*kind, EXISTS), "yes")]


def _by_compare(program: Program, answer: str) -> list[Candidate]:
    """More stars than circles: there is a star, and there are not more circles than stars."""
    one, other = program[0], program[2]
    if answer != "yes":
        return []
    return [((one, EXISTS), "yes"), (compared(other, one), "no")]


def _by_relation(program: Program, answer: str) -> list[Candidate]:
    """What stands left of the red star has a colour, so something of that colour is there."""
    known = {"query_colour": COLOURS, "query_shape": SHAPES}[program[-1].name]
    if answer not in known:
        return []
    found = Step("filter_colour" if known is COLOURS else "filter_shape", answer)
    return [((*program[:2], EXISTS), "yes"), ((found, EXISTS), "yes")]


IMPLIED: dict[str, Callable[[Program, str], list[Candidate]]] = {
    "exists": _by_exists,
    "count": _by_count,
    "colour": _by_colour,
    "shape": _by_shape,
    "compare": _by_compare,
    "relation": _by_relation,
}
