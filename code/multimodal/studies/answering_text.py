"""Answers as classes against answers as text, in three languages asked and three told.

``python -m multimodal.studies.answering_text`` writes the table and its card, and the weights of
the writers of seed 0.
"""

import time
from collections.abc import Iterator
from itertools import product
from typing import Any

from torch import Tensor, nn

from multimodal.data.questions.answer_names import ANSWERS
from multimodal.data.questions.programs import KINDS
from multimodal.language import DATA_LANGUAGES
from multimodal.models.answerers.film import FiLM
from multimodal.presets import choose, default_device
from multimodal.recipes.answering.answer_training import answer_loss
from multimodal.recipes.answering.answering_task import answer_questions, answering_task
from multimodal.recipes.answering.question_loader import QuestionLoader
from multimodal.recipes.answering.written_answer_loader import STYLES, writing_vocabulary
from multimodal.recipes.answering.written_answers import (
    BATCH,
    SETTINGS,
    steered,
    train_writer,
    understand,
    write_answers,
)
from multimodal.shipped.shipped_writers import ship_writer
from multimodal.studies.command import Row, study
from multimodal.training.fit import fit
from multimodal.training.seeds import seeded


def steps() -> int:
    """Of every training."""
    return choose(mini=2, small=850, full=850)


def rows_of(seed: int) -> Iterator[Row]:
    """Classes, short texts, sentences, each asked in three languages."""
    yield from class_rows(seed)
    for style in STYLES:
        yield from writer_rows(style, seed)


def class_rows(seed: int) -> Iterator[Row]:
    """The same eye with a class for each answer; one row a language of the question."""
    task, start = answering_task(), time.process_time()
    model = train_classes(seed)
    spent = round(time.process_time() - start, 1)
    for asked in DATA_LANGUAGES:
        tokenizer = writing_vocabulary().tokenizer
        logits = answer_questions(model, task.test, task.places_test, tokenizer, asked)
        row = _row("classes", asked, "none", seed, spent, model)
        yield row | _scores(logits.argmax(dim=1) == task.test.answers), model
        spent = 0.0


def train_classes(seed: int) -> FiLM:
    """FiLM with questions in three languages."""
    task = answering_task()
    batches = QuestionLoader(
        task.train,
        task.places_train,
        writing_vocabulary().tokenizer,
        languages=DATA_LANGUAGES,
        batch_size=BATCH,
        seed=seed,
    )
    with seeded(seed):
        model = steered(task, answers=len(ANSWERS)).to(default_device())
        fit(model, answer_loss, batches, steps=steps(), settings=SETTINGS)
    return model


def writer_rows(style: str, seed: int) -> Iterator[Row]:
    """One row for each language of the question and each of the answer."""
    task, start = answering_task(), time.process_time()
    model = train_writer(task, style, seed=seed, steps=steps())
    spent = round(time.process_time() - start, 1)
    if seed == 0:
        ship_writer(model, style)
    for asked, told in product(DATA_LANGUAGES, DATA_LANGUAGES):
        said = write_answers(model, task.test, task.places_test, asked=asked, told=told)
        meant = understand(said, task.test, style=style, language=told)
        right = [
            name == question.answer
            for name, question in zip(meant, task.test.questions, strict=True)
        ]
        row = _row(style, asked, told, seed, spent, model)
        row["outside"] = sum(name == "" for name in meant) / len(meant)
        yield row | _scores(Tensor(right).bool()), model
        spent = 0.0


def _row(
    answers: str, asked: str, told: str, seed: int, spent: float, model: nn.Module
) -> dict[str, Any]:
    row = {"answers": answers, "asked": asked, "told": told, "seed": seed, "steps": steps()}
    numbers = sum(weight.numel() for weight in model.parameters())
    return row | {"seconds": spent, "parameters": numbers, "outside": 0.0}


def _scores(right: Tensor) -> dict[str, Any]:
    kinds, found = answering_task().test.kinds, {"accuracy": float(right.float().mean())}
    for kind in KINDS:
        rows = [index for index, one in enumerate(kinds) if one == kind]
        found[kind] = float(right[rows].float().mean())
    return found | {"right": right}


if __name__ == "__main__":
    study("answering_text", __doc__, rows_of)
