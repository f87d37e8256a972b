"""What a few labels are worth: frozen encoders under a linear probe, and a network from scratch.

All of them learn from the labelled garments and from random views of these. Every classifier is
asked twice about the same unseen garments: as they are, and seen through one random view each.
"""

from collections.abc import Iterator
from functools import cache, partial
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn

from multimodal.data.augment.garment_views import GarmentViews
from multimodal.data.fashion import load_fashion
from multimodal.data.labelled import LabelledImages, ViewLoader
from multimodal.metrics.held_out import best_setting
from multimodal.metrics.probe import PENALTIES, linear_probe, train_probe
from multimodal.models.classifier import Classifier
from multimodal.presets import choose, default_device
from multimodal.recipes.contrastive.methods import BATCH, encoder
from multimodal.recipes.contrastive.pretraining import fit_settings, training_steps
from multimodal.recipes.contrastive.seen_again import moved
from multimodal.recipes.contrastive.view_objectives import supervised
from multimodal.recipes.vit.classification import correct, features
from multimodal.training.fit import fit
from multimodal.training.seeds import seeded

VIEWS_FROM = 100
"""Seed of the first view to learn from; that of the unseen garments is another one."""
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
    """A linear probe on frozen features (B, D) of the labelled garments and of views of them.

    Its penalty is the one that does best on labelled garments held out, of which no view was seen;
    the strongest, where a class has a single label.
    """
    shown = torch.stack([features(frozen, images) for images in with_views(labelled.images)])
    penalty = best_setting(
        PENALTIES,
        labelled.labels,
        partial(_held_out, shown, labelled.labels),
        seed=0,
        otherwise=PENALTIES[0],
    )
    train = (shown.flatten(0, 1), labelled.labels.repeat(len(shown)))
    tests = ((features(frozen, part.images), part.labels) for part in unseen())
    return Scores(*(train_probe(*train, *test, penalty=penalty).correct for test in tests))


def with_views(images: Tensor) -> list[Tensor]:
    """The pictures and some views of them, (B, C, H, W) each: more where pictures are few."""
    copies = max(1, choose(mini=50, small=500, full=500) // len(images))
    return [images, *(moved(images, seed=VIEWS_FROM + copy) for copy in range(copies))]


def _held_out(shown: Tensor, labels: Tensor, penalty: float, kept: Tensor, held: Tensor) -> float:
    """Accuracy on garments of which neither picture nor view, (V, N, D), was learned from."""
    train = (shown[:, kept].flatten(0, 1), labels[kept].repeat(len(shown)))
    return linear_probe(*train, shown[0, held], labels[held], penalty=penalty)


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
