"""A small ViLT with and without captions before questions, and without one objective at a time.

``python -m multimodal.studies.answering_vilt`` writes the table and its card, and the weights of
seed 0.
"""

import time
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from multimodal.data.pairs import as_floats
from multimodal.data.questions.programs import KINDS
from multimodal.data.questions.question_set import QuestionSet, question_set
from multimodal.models.answerers.small_vilt import SmallVilt
from multimodal.models.answerers.vilt_heads import ViltAnswerer, ViltPretrainer
from multimodal.presets import choose
from multimodal.recipes.answering.answering_task import answer_questions
from multimodal.recipes.answering.caption_checks import caption_scores
from multimodal.recipes.answering.caption_objectives import OBJECTIVES
from multimodal.recipes.answering.vilt_training import (
    LANGUAGE,
    pretrain_vilt,
    tune_vilt,
    vilt_tokenizer,
)
from multimodal.shipped.shipped_vilt import ship_vilt
from multimodal.studies.command import Row, study

T = TypeVar("T")
FEW = 2000
"""questions in the comparison of objectives"""


def caption_steps() -> int:
    """Of every pretraining."""
    return choose(mini=2, small=1000, full=1000)


def question_steps() -> dict[int, int]:
    """Questions → steps of the training on them."""
    return choose(
        mini={40: 2, FEW: 2, 24_000: 2},
        small={500: 150, FEW: 300, 24_000: 1000},
        full={500: 150, FEW: 300, 24_000: 1000},
    )


def data() -> tuple[QuestionSet, QuestionSet]:
    """Questions to learn from and questions about unseen pictures."""
    train = question_set(choose(mini=64, small=6000, full=6000), seed=0)
    return train, question_set(choose(mini=32, small=300, full=300), seed=1, split="test")


def rows_of(seed: int) -> Iterator[Row]:
    """All rows of one seed: the objectives first, then the numbers of questions."""
    start, captions = pretrained(OBJECTIVES, seed)
    yield captions, start
    for gone in OBJECTIVES:
        rest = tuple(name for name in OBJECTIVES if name != gone)
        model, row = pretrained(rest, seed)
        yield row, model
        yield tuned(FEW, seed, model.vilt, f"without {gone}")
    for questions in question_steps():
        yield tuned(questions, seed, None, "none")
        row, answerer = tuned(questions, seed, start.vilt, "all")
        yield row, answerer
    if seed == 0:
        ship_vilt(start, answerer)
    steps = question_steps()[24_000] + caption_steps()
    yield tuned(24_000, seed, None, "none, longer", steps)


def pretrained(objectives: tuple[str, ...], seed: int) -> tuple[ViltPretrainer, dict[str, Any]]:
    """A ViLT that has read captions, and what it knows then."""
    train, test = data()
    model, spent = timed(
        lambda: pretrain_vilt(train, seed=seed, steps=caption_steps(), objectives=objectives)
    )
    missing = set(OBJECTIVES) - set(objectives)
    name = f"without {missing.pop()}" if missing else "all"
    row = {"what": "captions", "start": name, "seed": seed, "steps": caption_steps()}
    found = caption_scores(model, test, vilt_tokenizer(), language=LANGUAGE)
    return model, row | {"seconds": spent} | found


def tuned(
    questions: int, seed: int, start: SmallVilt | None, name: str, steps: int | None = None
) -> tuple[dict[str, Any], ViltAnswerer]:
    """The first questions learned from a start of this name, and which of the test are right."""
    train, test = data()
    part = train.subset(range(min(questions, len(train))))
    steps = steps or question_steps()[questions]
    model, spent = timed(lambda: tune_vilt(part, seed=seed, steps=steps, start=start))
    logits = answer_questions(model, test, as_floats(test.images), vilt_tokenizer(), LANGUAGE)
    right = logits.argmax(dim=1) == test.answers
    row = {"what": "questions", "start": name, "seed": seed, "steps": steps, "seconds": spent}
    row |= {"questions": questions, "accuracy": float(right.float().mean())}
    for kind in KINDS:
        rows = [index for index, one in enumerate(test.kinds) if one == kind]
        row[kind] = float(right[rows].float().mean())
    return row | {"right": right}, model


def timed(make: Callable[[], T]) -> tuple[T, float]:
    """What was made, and the seconds of processor that it took."""
    start = time.process_time()
    made = make()
    return made, round(time.process_time() - start, 1)


if __name__ == "__main__":
    study("answering_vilt", __doc__, rows_of)
