"""MoCo and BYOL with and without safeguard, with and without batch statistics, trained longer.

``python -m multimodal.studies.contrastive_collapse`` writes the table and its card.
"""

import time
from collections.abc import Iterator

from torch import nn

from multimodal.data.fashion import load_fashion
from multimodal.metrics.neighbours import knn_accuracy
from multimodal.presets import choose
from multimodal.recipes.contrastive.batch_statistics import Kind, kinds, train_long
from multimodal.recipes.contrastive.pretraining import evaluate_head
from multimodal.recipes.vit.classification import features
from multimodal.studies.command import Row, study


def evaluate_features(encoder: nn.Module) -> float:
    """What 20 neighbours of an unseen garment say of its class, by frozen features."""
    train = load_fashion("train", choose(mini=512, small=5_000, full=20_000))
    test = load_fashion("test", choose(mini=256, small=4_000, full=4_000))
    train_x, test_x = (features(encoder, part.images) for part in (train, test))
    return knn_accuracy(train_x, train.labels, test_x, test.labels, k=20)


def train_and_evaluate(kind: Kind, seed: int) -> Row:
    """Train one model and question its embeddings and its features.

    Returns:
        ``head_rank`` and ``head_spread`` of the embeddings that the loss compares, ``knn`` of the
        features, ``seconds`` of processor time for the training; and the model.
    """
    start = time.process_time()
    model = train_long(kind, seed=seed)
    spent = round(time.process_time() - start, 1)
    found = evaluate_head(model) | {"knn": evaluate_features(model.encoder)}
    return kind._asdict() | {"seed": seed, **found, "seconds": spent}, model


def rows_of(seed: int) -> Iterator[Row]:
    """A row per combination."""
    for kind in kinds():
        yield train_and_evaluate(kind, seed)


if __name__ == "__main__":
    study("contrastive_collapse", __doc__, rows_of)
