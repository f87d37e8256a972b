"""Barlow Twins, VICReg and DINO, whole and without a safeguard, at the budget of the other four.

``python -m multimodal.studies.contrastive_later`` writes the table and its card.
"""

import time
from collections.abc import Iterator

from multimodal.models.dino import DINO
from multimodal.recipes.contrastive.later_methods import (
    evaluate_teacher,
    later_variants,
    pretrain_later,
)
from multimodal.studies.command import Row, study
from multimodal.studies.contrastive_methods import evaluate_model

ON_ANOTHER_ENCODER = ("dino_vit",)
NO_TEACHER = {"answer_entropy": float("nan"), "choice_entropy": float("nan")}


def train_and_evaluate(method: str, without: str, seed: int) -> Row:
    """Train one method and question it like those of ``contrastive_methods``.

    Beside the columns of that study ``answer_entropy`` and ``choice_entropy`` of DINO's teacher,
    nan for methods without one.
    """
    start = time.process_time()
    model = pretrain_later(method, seed=seed, without=without).model
    spent = round(time.process_time() - start, 1)
    row = {"method": method, "without": without, "seed": seed, **evaluate_model(model)}
    teacher = evaluate_teacher(model) if isinstance(model, DINO) else NO_TEACHER
    return row | teacher | {"seconds": spent}, model


def rows_of(seed: int) -> Iterator[Row]:
    """All variants on the encoder that the methods share."""
    for method, without in later_variants():
        if method not in ON_ANOTHER_ENCODER:
            yield train_and_evaluate(method, without, seed)


if __name__ == "__main__":
    study("contrastive_later", __doc__, rows_of)
