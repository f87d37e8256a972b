"""The same questions in other words mean the same, and denials the contrary."""

import pytest

from multimodal.data.questions.question_set import question_set
from multimodal.data.questions.question_wording import NEGATED, negated, say_question, switched
from multimodal.recipes.answer_judging.asked_otherwise import (
    DENIAL,
    denied,
    in_wording,
    with_denials,
    with_names_of,
)

QUESTIONS = question_set(12, seed=5)
TURNED = [q for q in QUESTIONS.questions if q.kind in NEGATED]


@pytest.mark.parametrize("language", ["en", "es", "zh"])
def test_denials_ask_the_contrary(language):
    found = denied(QUESTIONS)
    assert len(found) == len(TURNED) > 3
    assert found.texts(language) == [negated(q.program, language) for q in TURNED]
    for plain, turned in zip(TURNED, found.questions, strict=True):
        assert {plain.answer, turned.answer} == {"yes", "no"}
        assert (plain.picture, plain.program) == (turned.picture, turned.program)


def test_denials_come_after_the_questions():
    found = with_denials(QUESTIONS)
    assert found.questions[: len(QUESTIONS)] == QUESTIONS.questions
    assert found.texts("es") == QUESTIONS.texts("es") + denied(QUESTIONS).texts("es")
    assert found.subset([0, len(found) - 1]).texts("en") == [
        QUESTIONS.texts("en")[0],
        negated(TURNED[-1].program, "en"),
    ]
    assert len(found.answers) == len(found)
    assert DENIAL not in {q.wording for q in QUESTIONS.questions}


@pytest.mark.parametrize("wording", [0, 1])
def test_one_wording_for_all(wording):
    found = in_wording(QUESTIONS, wording)
    expected = [say_question(q.program, "en", wording) for q in QUESTIONS.questions]
    assert found.texts("en") == expected
    assert found.answers.tolist() == QUESTIONS.answers.tolist()


def test_names_of_another_language():
    found = with_names_of(QUESTIONS, "zh")
    first = QUESTIONS.questions[0]
    assert found.texts("en")[0] == switched(first.program, "en", "zh", first.wording)
    assert found.texts("en")[0] not in (QUESTIONS.texts("en")[0], QUESTIONS.texts("zh")[0])
    assert found.answers.tolist() == QUESTIONS.answers.tolist()
