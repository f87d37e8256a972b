"""The rule is always right where one thing is beyond, and the sets of questions break it."""

import pytest

from multimodal.data.questions.answer_names import ANSWERS
from multimodal.data.questions.candidates import named_kinds
from multimodal.data.questions.programs import BEYOND, Step, things_after
from multimodal.data.questions.question_set import question_set
from multimodal.recipes.answering.outermost import (
    direction_of,
    outermost_answers,
    relations,
    with_absent_things,
    with_two_beyond,
)

ASKED = relations(question_set(60, seed=0))


def test_only_relations_are_kept():
    assert set(ASKED.kinds) == {"relation"}
    assert len(ASKED) > 20


def test_the_rule_answers_every_question_of_relation():
    assert (outermost_answers(ASKED) == ASKED.answers).all()


def test_absent_things_are_absent_and_all_else_stays():
    changed = with_absent_things(ASKED)
    for before, after in zip(ASKED.questions, changed.questions, strict=True):
        assert named_kinds(after.program).isdisjoint(ASKED.crowds[after.picture].kinds)
        assert after.program[2:] == before.program[2:]
        assert after.answer == before.answer
    assert changed.texts("zh") != ASKED.texts("zh")


def test_where_two_are_beyond_the_nearest_is_not_the_outermost():
    changed = with_two_beyond(ASKED)
    assert len(changed) > 10
    assert (outermost_answers(changed) != changed.answers).all()
    for question in changed.questions:
        crowd = changed.crowds[question.picture]
        (named,) = things_after(question.program[:2], crowd)[1]
        is_beyond = BEYOND[direction_of(question.program)]
        beyond = [thing for thing in crowd.things if is_beyond(thing, named)]
        assert len(beyond) > 1
        axis = "x" if direction_of(question.program) in ("left", "right") else "y"
        near = min(beyond, key=lambda thing: abs(getattr(thing, axis) - getattr(named, axis)))
        assert question.answer in (near.colour, near.shape)
        assert question.answer in ANSWERS


def test_a_question_without_a_direction_is_refused():
    with pytest.raises(ValueError, match="only questions of relation"):
        direction_of((Step("count"),))
