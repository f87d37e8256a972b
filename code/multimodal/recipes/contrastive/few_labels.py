"""What a few labels are worth: frozen encoders under a linear probe, and a network from scratch.

Every classifier is asked twice about the same unseen garments: as they are, and seen through one
random view each.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn

from multimodal.data.augment.garment_views import GarmentViews
from multimodal.data.fashion import load_fashion
from multimodal.data.labelled import LabelledImages, ViewLoader
from multimodal.metrics.probe import train_probe
from multimodal.models.classifier import Classifier
from multimodal.presets import choose, default_device
from multimodal.recipes.contrastive.methods import BATCH, encoder
from multimodal.recipes.contrastive.pretraining import fit_settings, training_steps
from multimodal.recipes.contrastive.seen_again import moved
from multimodal.recipes.contrastive.view_objectives import supervised
from multimodal.recipes.vit.classification import correct, features
from multimodal.training.fit import fit
from multimodal.training.seeds import seeded

Row = tuple[dict[str, Any], nn.Module]
"""What one classifier found, and the model behind it."""


class Scores(NamedTuple):
    """What a classifier says of the unseen garments."""

    upright: Tensor
    """(M,) bool, which are right as they are"""
    moved: Tensor
    """(M,) bool, which are right when seen through a view"""

    def row(self) -> dict[str, Any]:
        """Both accuracies, and the answers behind them."""
        shares = {name: float(right.double().mean()) for name, right in self._asdict().items()}
        return shares | {f"{name}_correct": right for name, right in self._asdict().items()}


def label_counts() -> tuple[int, ...]:
    """How many labels a learner gets; all classes get as many."""
    return choose(mini=(20, 50), small=(10, 30, 100, 500, 5_000), full=(10, 30, 100, 500, 5_000))


@cache
def unseen() -> tuple[LabelledImages, LabelledImages]:
    """The test garments as they are, and seen through one view each."""
    test = load_fashion("test", choose(mini=256, small=4_000, full=4_000))
    return test, LabelledImages(moved(test.images), test.labels)


def draw_labels(count: int, seed: int) -> LabelledImages:
    """Training garments with labels, as many of each class; other ones for other seeds.

    The smaller draw of a seed lies inside the larger.
    """
    pool = load_fashion("train", choose(mini=2_000, small=20_000, full=20_000))
    order = torch.randperm(len(pool.labels), generator=torch.Generator().manual_seed(seed))
    shuffled = pool.labels[order]
    rows = [order[shuffled == label][: count // 10] for label in range(10)]
    chosen = torch.cat(rows)
    return LabelledImages(pool.images[chosen], pool.labels[chosen])


def probe_scores(frozen: nn.Module, labelled: LabelledImages) -> Scores:
    """A linear probe on frozen features (B, D) of the labelled garments."""
    upright, moved_ones = unseen()
    train = (features(frozen, labelled.images), labelled.labels)
    first = train_probe(*train, features(frozen, upright.images), upright.labels)
    test = (features(frozen, moved_ones.images), moved_ones.labels)
    return Scores(first.correct, train_probe(*train, *test, penalty=first.penalty).correct)


def from_scratch(labelled: LabelledImages, *, seed: int) -> tuple[Scores, nn.Module]:
    """The same encoder with a linear layer, trained on views of the labelled garments alone."""
    size = min(BATCH, len(labelled.labels))
    with seeded(seed):
        model = Classifier(encoder=encoder(), classes=10).to(default_device())
        stream = ViewLoader(labelled, batch_size=size, seed=seed, augment=GarmentViews())
        fit(model, supervised, stream, steps=training_steps(), settings=fit_settings())
    return Scores(*(correct(model, part) for part in unseen())), model


def curves(encoders: dict[str, nn.Module], *, seed: int) -> Iterator[Row]:
    """A row per number of labels and learner: ``encoder``, ``labels``, ``seed`` and the scores."""
    for count in label_counts():
        labelled = draw_labels(count, seed)
        learners = {
            name: (probe_scores(frozen, labelled), frozen) for name, frozen in encoders.items()
        }
        learners["from_scratch"] = from_scratch(labelled, seed=seed)
        for name, (scores, model) in learners.items():
            yield {"encoder": name, "labels": count, "seed": seed, **scores.row()}, model
