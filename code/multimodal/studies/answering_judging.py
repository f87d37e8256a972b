"""One answerer in three languages and its blind twin, judged in every way that the chapter knows.

``python -m multimodal.studies.answering_judging`` writes the table and its card, and the weights
of seed 0. The columns are those of :mod:`multimodal.recipes.answer_judging.judged_measures` and
:mod:`multimodal.recipes.answer_judging.pointing_measures`. Rows whose ``maps`` are not ``own`` say
what became of the answers when the weights of places were changed: ``changed`` is the share of
other answers, ``distance`` the mean of ``½ Σ |p − q|``.
"""

import time
from collections.abc import Callable, Iterator
from functools import cache

import torch
from torch import nn

from multimodal.data.questions.question_set import question_set
from multimodal.language import DATA_LANGUAGES
from multimodal.models.answerers.answerer import AttendingAnswerer
from multimodal.presets import choose
from multimodal.recipes.answer_judging.answer_consistency import Asked
from multimodal.recipes.answer_judging.changed_maps import (
    Change,
    difference,
    even,
    looks_at_places,
    loudest_place_only,
    maps_changed,
    of_another_question,
    shuffled,
)
from multimodal.recipes.answer_judging.judged_measures import Unseen, all_measures
from multimodal.recipes.answer_judging.judging_models import JUDGED, train_judged
from multimodal.recipes.answer_judging.pointing_measures import pointing_measures
from multimodal.recipes.answering.answering_task import AnsweringTask, answering_task
from multimodal.recipes.answering.place_encoder import encode_places
from multimodal.shipped.shipped_answerers import ship_answerer
from multimodal.studies.command import Row, study

OWN = "own"
CHANGES: dict[str, Callable[[], Change]] = {
    "shuffled": lambda: shuffled(torch.Generator().manual_seed(0)),
    "even": lambda: even,
    "of_another": lambda: of_another_question,
    "loudest": lambda: loudest_place_only,
}


@cache
def task() -> AnsweringTask:
    """The crowds of the chapter."""
    return answering_task()


@cache
def unseen(split: str) -> Unseen:
    """Questions about as many pictures of a part as the test has."""
    questions = question_set(choose(mini=32, small=300, full=300), seed=1, split=split)
    return Unseen(questions, encode_places(questions.images))


def rows_of(seed: int) -> Iterator[Row]:
    """Of each model a row in each language, then rows with changed maps; seed 0 is shipped."""
    for name in JUDGED:
        start = time.process_time()
        model = train_judged(name, task(), seed=seed)
        spent = round(time.process_time() - start, 1)
        if seed == 0:
            ship_answerer(model, name)
        for language in DATA_LANGUAGES:
            asked = Asked(model, task().places_test, task().tokenizer, language)
            about = {"model": name, "seed": seed, "language": language}
            yield about | own_row(asked) | {"seconds": spent}, model
            spent = 0.0
            yield from ((about | row, model) for row in changed_rows(asked))


def own_row(asked: Asked) -> dict[str, object]:
    """All measures, and which answers are right."""
    test = task().test
    return {
        "maps": OWN,
        **all_measures(asked, test, unseen("validation"), unseen("combinations")),
        **pointing_measures(asked, test),
        "right": asked.right(test),
    }


def changed_rows(asked: Asked) -> Iterator[dict[str, object]]:
    """A row for each of ``CHANGES``; none for a model without maps."""
    model: nn.Module = asked.model
    if not isinstance(model, AttendingAnswerer):
        return
    test = task().test
    before = asked.logits(test)
    for name, make in CHANGES.items():
        with maps_changed(looks_at_places(model), make()):
            after = asked.logits(test)
        right = after.argmax(dim=1) == test.answers
        accuracy = float(right.float().mean())
        change = difference(before, after)._asdict()
        yield {"maps": name, "accuracy": accuracy, **change, "right": right}


if __name__ == "__main__":
    study("answering_judging", __doc__, rows_of)
