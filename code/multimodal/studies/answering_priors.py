"""Answerers that learn under one set of priors and are asked under another, and three remedies.

``python -m multimodal.studies.answering_priors`` writes the table and its card. ``same`` and
``changed`` are the shares of right answers under the priors of the training and under the others,
``all`` that over all questions of the test, ``combinations`` that about kinds of things that no
training showed. ``fitting`` is the share of answers under changed priors that make sense at all: a
colour where a colour is asked for. ``blind`` has learned the skewed questions without looking;
``prior`` is the most frequent answer to the same words in what was learned.
"""

import time
from collections.abc import Iterator
from functools import cache
from statistics import mean

from torch import Tensor, nn

from multimodal.data.questions.answer_names import ANSWERS
from multimodal.data.questions.answer_sentences import fitting_answers
from multimodal.data.questions.question_set import QuestionSet, question_set
from multimodal.presets import choose
from multimodal.recipes.answer_judging.changing_priors import (
    TRAININGS,
    ChangingPriors,
    changing_priors,
    train_blind,
    train_under,
)
from multimodal.recipes.answering.answer_baselines import answers_by_question
from multimodal.recipes.answering.answering_task import (
    AnsweringTask,
    answer_questions,
    answering_task,
)
from multimodal.recipes.answering.place_encoder import encode_places
from multimodal.studies.command import Row, study

LANGUAGE = "en"


@cache
def task() -> AnsweringTask:
    """The crowds of the chapter."""
    return answering_task()


@cache
def priors(seed: int) -> ChangingPriors:
    """Which answers are favoured is drawn anew for each seed."""
    return changing_priors(task(), seed=seed)


@cache
def new_kinds() -> tuple[QuestionSet, Tensor]:
    """Questions about kinds of things that no training showed, with the places of their crowds."""
    pictures = choose(mini=32, small=300, full=300)
    questions = question_set(pictures, seed=1, split="combinations")
    return questions, encode_places(questions.images)


def parts(seed: int) -> dict[str, tuple[QuestionSet, Tensor]]:
    """Column → questions and the places of their pictures."""
    drawn, seen = priors(seed), task().places_test
    return {
        "same": (drawn.same, seen),
        "changed": (drawn.changed, seen),
        "all": (task().test, seen),
        "combinations": new_kinds(),
    }


def rows_of(seed: int) -> Iterator[Row]:
    """The blind answerer and the prior, then a row for each training."""
    start = time.process_time()
    blind = train_blind(priors(seed), seed=seed)
    yield row("blind", seed, blind, start), blind
    yield prior_row(seed), nn.Identity()
    for name in TRAININGS:
        start = time.process_time()
        model = train_under(name, priors(seed), blind, seed=seed)
        yield row(name, seed, model, start), model


def row(name: str, seed: int, model: nn.Module, start: float) -> dict[str, object]:
    """What a trained model gets right."""
    spent = round(time.process_time() - start, 1)
    found: dict[str, object] = {"training": name, "seed": seed}
    for part, (questions, places) in parts(seed).items():
        logits = answer_questions(model, questions, places, task().tokenizer, LANGUAGE)
        answers = logits.argmax(dim=1)
        found[part] = float((answers == questions.answers).float().mean())
        if part == "changed":
            found["fitting"] = fitting(answers, questions)
    return found | {"learned": len(priors(seed).skewed.train), "seconds": spent}


def fitting(answers: Tensor, questions: QuestionSet) -> float:
    """The share of answers (Q,) that make sense, right or wrong."""
    return mean(
        float(ANSWERS[answer] in fitting_answers(question.program))
        for answer, question in zip(answers.tolist(), questions.questions, strict=True)
    )


def prior_row(seed: int) -> dict[str, object]:
    """What needs no training."""
    learned = priors(seed).skewed.train
    found: dict[str, object] = {"training": "prior", "seed": seed}
    for part, (questions, _) in parts(seed).items():
        answers = answers_by_question(learned, questions, LANGUAGE)
        found[part] = float((answers == questions.answers).float().mean())
        if part == "changed":
            found["fitting"] = fitting(answers, questions)
    return found | {"learned": len(learned), "seconds": 0.0}


if __name__ == "__main__":
    study("answering_priors", __doc__, rows_of)
