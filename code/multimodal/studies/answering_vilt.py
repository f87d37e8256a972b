"""A small ViLT with and without captions before questions, and without one of its objectives.

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
from multimodal.recipes.vilt.caption_checks import caption_scores
from multimodal.recipes.vilt.caption_objectives import OBJECTIVES
from multimodal.recipes.vilt.vilt_training import (
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
ALL = 24_000
LEFT_OUT = ("words", "alignment")
"""each in its turn, of the three objectives"""


def caption_steps() -> int:
    """Of every pretraining."""
    return choose(mini=2, small=650, full=650)


def question_steps() -> dict[int, int]:
    """Questions → steps of the training on them."""
    return choose(
        mini={40: 2, FEW: 2, ALL: 2},
        small={500: 100, FEW: 200, ALL: 500},
        full={500: 100, FEW: 200, ALL: 500},
    )


def longer_steps() -> int:
    """On all questions in about the seconds that captions and then questions take."""
    return choose(mini=4, small=1350, full=1350)


def data() -> tuple[QuestionSet, QuestionSet]:
    """Questions to learn from and questions about unseen pictures."""
    train = question_set(choose(mini=64, small=6000, full=6000), seed=0)
    return train, question_set(choose(mini=32, small=300, full=300), seed=1, split="test")


def rows_of(seed: int) -> Iterator[Row]:
    """All rows of one seed: the objectives first, then the numbers of questions."""
    start, row = pretrained(OBJECTIVES, seed)
    yield row, start
    for gone in LEFT_OUT:
        model, row = pretrained(tuple(name for name in OBJECTIVES if name != gone), seed)
        yield row, model
        yield tuned(FEW, seed, model.vilt, row["start"])
    for questions in question_steps():
        row, answerer = tuned(questions, seed, start.vilt, "all")
        yield row, answerer
        if questions != ALL:
            yield tuned(questions, seed, None, "none")
    if seed == 0:
        ship_vilt(start, answerer)
    yield tuned(ALL, seed, None, "none, longer", longer_steps())


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
