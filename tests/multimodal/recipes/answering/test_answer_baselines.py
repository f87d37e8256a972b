"""Baselines by hand on four questions to learn from and four to answer."""

from dataclasses import replace

import torch

from multimodal.data.questions.answer_names import ANSWERS
from multimodal.data.questions.programs import Step
from multimodal.data.questions.question_set import Question, QuestionSet
from multimodal.recipes.answering.answer_baselines import (
    answers_by_kind,
    answers_by_question,
    common_answer,
    neighbour_answers,
)
from multimodal.recipes.answering.answering_task import AnsweringTask

STAR, HEART = Step("filter_shape", "star"), Step("filter_shape", "heart")


def question(picture: int, step: Step, last: str, answer: str) -> Question:
    return Question(picture, last, (step, Step(last)), answer, 0)


def questions(*asked: Question) -> QuestionSet:
    return QuestionSet(torch.zeros(4, 3, 48, 48, dtype=torch.uint8), (), asked)


TRAIN = questions(
    question(0, STAR, "exists", "yes"),
    question(1, STAR, "exists", "no"),
    question(2, STAR, "exists", "no"),
    question(2, HEART, "count", "2"),
    question(3, STAR, "count", "1"),
    question(3, HEART, "count", "2"),
)
TEST = questions(
    question(0, STAR, "exists", "yes"),
    question(1, STAR, "count", "0"),
    question(2, HEART, "exists", "no"),
    question(3, Step("filter_shape", "circle"), "count", "3"),
)


def names(answers: torch.Tensor) -> list[str]:
    assert answers.dtype == torch.int64
    return [ANSWERS[answer] for answer in answers.tolist()]


def test_of_equally_frequent_answers_the_first_counts():
    assert names(common_answer(TRAIN, TEST)) == ["no"] * 4, "no and 2 stand there twice each"


def test_each_kind_and_each_question_has_its_answer():
    assert names(answers_by_kind(TRAIN, TEST)) == ["no", "2", "no", "2"]
    assert names(answers_by_question(TRAIN, TEST)) == ["no", "1", "no", "2"]


def test_the_words_of_a_language_decide():
    other = replace(TEST.questions[1], wording=1)
    train = questions(*TRAIN.questions, replace(other, answer="5"))
    assert names(answers_by_question(train, questions(other), "zh")) == ["5"]


def test_a_neighbour_answers_the_same_question_about_a_similar_picture():
    seen = torch.eye(4)[:, None]
    task = AnsweringTask(TRAIN, TEST, None, seen, seen)
    assert names(neighbour_answers(task)) == ["yes", "1", "no", "2"]
