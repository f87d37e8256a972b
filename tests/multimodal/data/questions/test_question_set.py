"""Sets of questions: repeatable, true, balanced."""

from collections import Counter

import pytest
import torch

from multimodal.data.questions.answer_names import ANSWERS
from multimodal.data.questions.programs import KINDS, run_program
from multimodal.data.questions.question_set import QuestionSet, form_of, question_set
from multimodal.data.questions.question_wording import say_question
from multimodal.data.scenes.dataset import SPLITS


@pytest.mark.parametrize("split", SPLITS)
def test_every_answer_is_true(asked: dict[str, QuestionSet], split: str) -> None:
    questions = asked[split]
    for question in questions.questions:
        assert run_program(question.program, questions.crowds[question.picture]) == question.answer


def test_form(asked: dict[str, QuestionSet]) -> None:
    test = asked["test"]
    assert test.images.shape == (120, 3, 48, 48)
    assert test.images.dtype == torch.uint8
    assert len(test) == len(test.questions) == 480
    assert test.answers.dtype == test.pictures.dtype == torch.int64
    assert [ANSWERS[index] for index in test.answers] == [q.answer for q in test.questions]
    assert torch.equal(test.pictures, torch.arange(120).repeat_interleave(4))
    assert test.kinds == [q.kind for q in test.questions]
    first = test.questions[0]
    assert test.texts("es")[0] == say_question(first.program, "es", first.wording)


def test_no_question_is_asked_twice_about_a_picture(asked: dict[str, QuestionSet]) -> None:
    for part in asked.values():
        found = Counter((question.picture, question.program) for question in part.questions)
        assert max(found.values()) == 1


def test_kinds_are_asked_equally_often_with_equally_frequent_answers(
    asked: dict[str, QuestionSet],
) -> None:
    train = asked["train"]
    assert set(Counter(train.kinds)) == set(KINDS)
    assert max(Counter(train.kinds).values()) - min(Counter(train.kinds).values()) <= 2
    for kind, common in (("exists", 2), ("compare", 2), ("colour", 6), ("shape", 6)):
        answers = Counter(q.answer for q in train.questions if q.kind == kind)
        assert len(answers) == common
        assert max(answers.values()) < 1.1 * min(answers.values())
    counts = Counter(q.answer for q in train.questions if q.kind == "count")
    assert max(counts.values()) < 0.3 * sum(counts.values())


def test_one_question_has_several_answers(asked: dict[str, QuestionSet]) -> None:
    """So that its words alone do not give the answer away."""
    by_program = {}
    for question in asked["train"].questions:
        if question.kind in ("exists", "compare"):
            by_program.setdefault(question.program, []).append(question.answer)
    for answers in by_program.values():
        assert abs(answers.count("yes") - answers.count("no")) <= 0.25 * len(answers) + 3


def test_both_wordings_are_used(asked: dict[str, QuestionSet]) -> None:
    wordings = [question.wording for question in asked["train"].questions]
    assert 0.45 < sum(wordings) / len(wordings) < 0.55


def test_a_subset_keeps_all_pictures(asked: dict[str, QuestionSet]) -> None:
    part = asked["test"].subset([5, 2])
    assert part.questions == (asked["test"].questions[5], asked["test"].questions[2])
    assert part.pictures.tolist() == [1, 0]
    assert len(part.images) == 120


def test_the_same_seed_asks_the_same() -> None:
    first, second, other = (question_set.__wrapped__(20, seed=seed) for seed in (5, 5, 6))
    assert first.questions == second.questions != other.questions
    assert torch.equal(first.images, second.images)


def test_more_questions_than_kinds() -> None:
    many = question_set(5, seed=0, each=12)
    assert len(many) == 60


def test_forms_forget_what_is_looked_for(asked: dict[str, QuestionSet]) -> None:
    forms = {form_of(question.program) for question in asked["train"].questions}
    assert len(forms) == 3 + 2 + 1 + 1 + 2 + 2


def test_impossible_sets() -> None:
    with pytest.raises(ValueError, match="each must be at least 1, got 0"):
        question_set(5, seed=0, each=0)
    with pytest.raises(ValueError, match="unknown split"):
        question_set(5, seed=0, split="dev")
    with pytest.raises(ValueError, match="questions can be asked about"):
        question_set(1, seed=0, each=1000)
