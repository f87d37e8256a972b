"""Four ways to learn without labels, with and without their safeguards, against three baselines.

``python -m multimodal.studies.contrastive_methods`` writes the table and its card.
"""

import time
from collections.abc import Iterator
from typing import Any

from torch import nn

from multimodal.models.siamese import Siamese
from multimodal.recipes.contrastive.baselines import BASELINES, train_baseline
from multimodal.recipes.contrastive.methods import NOTHING, variants
from multimodal.recipes.contrastive.pretraining import evaluate, evaluate_head, pretrain
from multimodal.studies.command import Row, study


def train_and_evaluate(method: str, without: str, seed: int) -> Row:
    """Train and question one method, or one of the baselines.

    Args:
        method: one of ``METHODS`` or ``BASELINES``.
        without: the safeguard that is left out.
        seed: of everything that is drawn.

    Returns:
        ``linear`` and ``knn`` accuracy with what :func:`evaluate` tells about them, answers item by
        item included; ``effective_rank`` and ``spread`` of the features,
        ``head_rank`` and ``head_spread`` of the embeddings that the loss compares (nan where there
        is no head), ``seconds`` of processor time for the training; and the model.
    """
    start = time.process_time()
    model = train_model(method, without, seed)
    spent = round(time.process_time() - start, 1)
    row = {"method": method, "without": without, "seed": seed, **evaluate_model(model)}
    return row | {"seconds": spent}, model


def train_model(method: str, without: str, seed: int) -> nn.Module:
    """A baseline is an encoder; a method has one, and a head."""
    if method in BASELINES:
        return train_baseline(method, seed=seed)
    return pretrain(method, seed=seed, without=without).model


def evaluate_model(model: nn.Module) -> dict[str, Any]:
    """The features of a method's encoder and its embeddings, or the features of a baseline."""
    if isinstance(model, Siamese):
        return evaluate(model.encoder) | evaluate_head(model)
    return evaluate(model) | {"head_rank": float("nan"), "head_spread": float("nan")}


def rows_of(seed: int) -> Iterator[Row]:
    """All variants and baselines, one row each."""
    for method, without in (*variants(), *((name, NOTHING) for name in BASELINES)):
        yield train_and_evaluate(method, without, seed)


if __name__ == "__main__":
    study("contrastive_methods", __doc__, rows_of)
