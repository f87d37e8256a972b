"""Answers as classes and as text, from one eye: three languages asked, three languages told.

``python -m multimodal.studies.answering_text`` writes the table and its card, and the weights of
seed 0: the eye and both pens.
"""

import time
from collections.abc import Iterator
from itertools import product
from typing import Any

from torch import Tensor, nn

from multimodal.data.questions.programs import KINDS
from multimodal.language import DATA_LANGUAGES
from multimodal.models.answerers.film import FiLM
from multimodal.presets import choose
from multimodal.recipes.answering.answering_task import answer_questions, answering_task
from multimodal.recipes.answering.written_answer_loader import STYLES, writing_vocabulary
from multimodal.recipes.answering.written_answers import (
    train_eye,
    train_writer,
    understand,
    write_answers,
)
from multimodal.shipped.shipped_writers import ship_eye, ship_pen
from multimodal.studies.command import Row, study


def steps() -> dict[str, int]:
    """Of each training: the eye by classes, then the pens."""
    return choose(
        mini={"classes": 2, "word": 2, "sentence": 2},
        small={"classes": 2100, "word": 400, "sentence": 700},
        full={"classes": 2100, "word": 400, "sentence": 700},
    )


def rows_of(seed: int) -> Iterator[Row]:
    """Classes, short texts, sentences, each asked in three languages."""
    task, start = answering_task(), time.process_time()
    eye = train_eye(task, seed=seed, steps=steps()["classes"])
    spent = round(time.process_time() - start, 1)
    if seed == 0:
        ship_eye(eye)
    for asked in DATA_LANGUAGES:
        tokenizer = writing_vocabulary().tokenizer
        logits = answer_questions(eye, task.test, task.places_test, tokenizer, asked)
        row = _row("classes", asked, "none", seed, spent, eye)
        yield row | _scores(logits.argmax(dim=1) == task.test.answers), eye
        spent = 0.0
    for style in STYLES:
        yield from writer_rows(eye, style, seed)


def writer_rows(eye: FiLM, style: str, seed: int) -> Iterator[Row]:
    """One row for each language of the question and each of the answer."""
    task, start = answering_task(), time.process_time()
    model = train_writer(eye, task, style, seed=seed, steps=steps()[style])
    spent = round(time.process_time() - start, 1)
    if seed == 0:
        ship_pen(model, style)
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
    row = {
        "answers": answers,
        "asked": asked,
        "told": told,
        "seed": seed,
        "steps": steps()[answers],
    }
    numbers = sum(weight.numel() for weight in model.parameters() if weight.requires_grad)
    cost = {"steps": steps()[answers], "seconds": spent, "parameters": numbers}
    return row | cost | {"outside": 0.0}


def _scores(right: Tensor) -> dict[str, Any]:
    kinds, found = answering_task().test.kinds, {"accuracy": float(right.float().mean())}
    for kind in KINDS:
        rows = [index for index, one in enumerate(kinds) if one == kind]
        found[kind] = float(right[rows].float().mean())
    return found | {"right": right}


if __name__ == "__main__":
    study("answering_text", __doc__, rows_of)
