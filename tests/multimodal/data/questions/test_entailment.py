"""What follows from a true answer is true."""

from dataclasses import replace

import pytest

from multimodal.data.questions.answer_names import opposite
from multimodal.data.questions.candidates import by_kind
from multimodal.data.questions.entailment import entailed
from multimodal.data.questions.programs import KINDS, Step, run_program
from multimodal.data.questions.question_set import Question, QuestionSet
from multimodal.data.scenes.dataset import SPLITS

EXISTS, COUNT, UNIQUE = Step("exists"), Step("count"), Step("unique")
RED, STAR, HEART = (
    Step("filter_colour", "red"),
    Step("filter_shape", "star"),
    Step("filter_shape", "heart"),
)


@pytest.mark.parametrize("split", SPLITS)
def test_what_follows_is_true(asked: dict[str, QuestionSet], split: str) -> None:
    kinds = set()
    for question in asked[split].questions:
        for program, answer in entailed(question):
            assert run_program(program, asked[split].crowds[question.picture]) == answer
            kinds.add(question.kind)
    assert kinds == set(KINDS)


def question(*program: Step, answer: str) -> Question:
    return Question(0, "", program, answer, 0)


def test_what_follows() -> None:
    assert entailed(question(STAR, COUNT, answer="2")) == [((STAR, EXISTS), "yes")]
    assert entailed(question(STAR, COUNT, answer="0")) == [((STAR, EXISTS), "no")]
    assert entailed(question(STAR, EXISTS, answer="no")) == [((STAR, COUNT), "0")]
    assert entailed(question(STAR, EXISTS, answer="yes")) == []
    assert entailed(question(RED, STAR, EXISTS, answer="yes")) == [
        ((RED, EXISTS), "yes"),
        ((STAR, EXISTS), "yes"),
    ]
    assert entailed(question(HEART, UNIQUE, Step("query_colour"), answer="red")) == [
        ((HEART, EXISTS), "yes"),
        ((HEART, COUNT), "1"),
        ((*by_kind("red", "heart"), EXISTS), "yes"),
    ]
    more = (STAR, COUNT, HEART, COUNT, Step("more"))
    turned = (HEART, COUNT, STAR, COUNT, Step("more"))
    assert entailed(question(*more, answer="yes")) == [((STAR, EXISTS), "yes"), (turned, "no")]
    assert entailed(question(*more, answer="no")) == []


def test_an_answer_that_does_not_fit_implies_nothing(asked: dict[str, QuestionSet]) -> None:
    for one in asked["test"].questions:
        wrong = "red" if one.kind in ("exists", "count", "compare", "shape") else "yes"
        if one.program[-1].name != "query_shape":
            assert entailed(replace(one, answer=wrong)) == []
        assert entailed(replace(one, answer="nobody knows")) == []


def test_a_wrong_answer_implies_something_else(asked: dict[str, QuestionSet]) -> None:
    for one in asked["test"].questions:
        if one.kind == "exists":
            assert entailed(replace(one, answer=opposite(one.answer))) != entailed(one) or not (
                entailed(one)
            )
