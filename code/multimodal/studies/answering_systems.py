"""Every answerer of the chapter, asked in English, and what needs no training.

``python -m multimodal.studies.answering_systems`` writes the table and its card, and the weights
of seed 0 that pages load.
"""

import time
from collections.abc import Iterator
from functools import cache

import torch
from torch import Tensor, nn

from multimodal.data.questions.answer_names import ANSWERS
from multimodal.data.questions.programs import KINDS
from multimodal.data.questions.question_set import QuestionSet, question_set
from multimodal.presets import choose
from multimodal.recipes.answering.answer_baselines import (
    answers_by_kind,
    answers_by_question,
    common_answer,
    neighbour_answers,
)
from multimodal.recipes.answering.answerer_systems import SYSTEMS
from multimodal.recipes.answering.answering_task import AnsweringTask, answering_task
from multimodal.recipes.answering.place_encoder import encode_places
from multimodal.shipped.shipped_answerers import ship_answerer
from multimodal.studies.command import Row, study

LANGUAGE = "en"
SHIPPED = (
    *("product", "parallel", "one_hop", "two_hops", "dual"),
    *("relation_network", "film", "neural_modules", "blind"),
)


@cache
def task() -> AnsweringTask:
    """The questions of the chapter; asked are 1,200 about pictures that are not learned from."""
    return answering_task()


@cache
def combinations() -> AnsweringTask:
    """The same with another test: every question is about a kind of thing that is in no training
    picture."""
    asked = question_set(choose(mini=32, small=300, full=300), seed=1, split="combinations")
    return AnsweringTask(
        train=task().train,
        test=asked,
        tokenizer=task().tokenizer,
        places_train=task().places_train,
        places_test=encode_places(asked.images),
    )


def system_rows(seed: int) -> Iterator[Row]:
    """One row a system; of seed 0 those that pages load are shipped."""
    for name, system in SYSTEMS.items():
        start = time.process_time()
        model = system.run(task(), task().batches(seed=seed, languages=(LANGUAGE,)), seed=seed)
        spent = round(time.process_time() - start, 1)
        if seed == 0 and name in SHIPPED:
            ship_answerer(model, name)
        said = [
            system.answer(model, one.test, one.places_test, one.tokenizer, LANGUAGE).argmax(dim=1)
            for one in (task(), combinations())
        ]
        found = row(name, seed, *said) | {"steps": system.steps, "seconds": spent}
        yield found | {"parameters": trained_numbers(model)}, model


def baseline_rows() -> Iterator[Row]:
    """What needs no training, under seed 0."""
    yield chance_row(), nn.Identity()
    both, train = (task(), combinations()), task().train
    found = {
        "prior": [common_answer(train, one.test) for one in both],
        "prior_kind": [answers_by_kind(train, one.test) for one in both],
        "prior_question": [answers_by_question(train, one.test, LANGUAGE) for one in both],
        "neighbour": [neighbour_answers(one, LANGUAGE) for one in both],
    }
    for name, said in found.items():
        yield row(name, 0, *said), nn.Identity()


def row(name: str, seed: int, said: Tensor, said_of_others: Tensor) -> dict[str, object]:
    """Shares of right answers: of all questions, of each kind, and on held-out combinations.

    Args:
        name: of the system.
        seed: of its training.
        said: answers (Q,) to the test.
        said_of_others: answers (Q,) to the questions about held-out combinations.
    """
    right = said == task().test.answers
    others = said_of_others == combinations().test.answers
    return {
        "system": name,
        "seed": seed,
        "steps": 0,
        "accuracy": float(right.float().mean()),
        **{kind: share_of(kind, right, task().test) for kind in KINDS},
        "combinations": float(others.float().mean()),
        "parameters": 0,
        "seconds": 0.0,
        "right": right,
        "combinations_right": others,
    }


def share_of(kind: str, right: Tensor, asked: QuestionSet) -> float:
    """The share of right answers (Q,) among the questions of a kind."""
    return float(right[torch.tensor([one == kind for one in asked.kinds])].float().mean())


def chance_row() -> dict[str, object]:
    """An answer drawn evenly from all of them, as it is on average."""
    even = dict.fromkeys(("accuracy", *KINDS, "combinations"), 1 / len(ANSWERS))
    return {"system": "chance", "seed": 0, "steps": 0, **even, "parameters": 0, "seconds": 0.0}


def trained_numbers(model: nn.Module) -> int:
    """How many numbers the training could change."""
    return sum(weights.numel() for weights in model.parameters() if weights.requires_grad)


def rows_of(seed: int) -> Iterator[Row]:
    """All rows of one seed."""
    yield from system_rows(seed)
    if seed == 0:
        yield from baseline_rows()


if __name__ == "__main__":
    study("answering_systems", __doc__, rows_of)
