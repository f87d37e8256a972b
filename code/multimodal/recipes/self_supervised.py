"""Four ways to learn from pictures without labels, at equal data, encoder, batch and steps.

``pretrain("simclr", seed=0)`` trains one of them on the garments of the course; ``without="…"``
takes its safeguard away. ``evaluate(pretrained.model.encoder)`` asks what was learned.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn

from multimodal.data.fashion import load_fashion
from multimodal.data.labelled import ViewLoader
from multimodal.encoders.small_cnn import SmallCNN
from multimodal.layers.projector import Projector
from multimodal.metrics.collapse import effective_rank, spread
from multimodal.metrics.neighbours import knn_accuracy
from multimodal.metrics.probe import linear_probe
from multimodal.models.byol import BYOL, PredictingTwins
from multimodal.models.moco import MoCo
from multimodal.models.siamese import Siamese
from multimodal.models.simclr import SimCLR
from multimodal.models.swav import SwAV
from multimodal.presets import choose, default_device
from multimodal.recipes import view_objectives as objectives
from multimodal.recipes.features import features
from multimodal.recipes.views import GarmentViews
from multimodal.training.fit import BatchLoss, OnStep, fit
from multimodal.training.history import History
from multimodal.training.seeds import seeded
from multimodal.training.settings import FitSettings

METHODS = ("simclr", "moco", "swav", "byol")
NOTHING = "nothing"
BATCH = 256
WIDTH, HIDDEN = 64, 256
"""E and H: of the embeddings and of the heads' hidden layer."""


class Variant(NamedTuple):
    """How to build a model, and what it minimises."""

    build: Callable[[], Siamese]
    objective: BatchLoss


class Pretrained(NamedTuple):
    """A trained model, with the losses of its training."""

    model: Siamese
    history: History


def encoder() -> SmallCNN:
    """The encoder that all methods share."""
    return SmallCNN(widths=choose(mini=(8, 16, 32), small=(32, 64, 128), full=(64, 128, 256)))


def training_steps() -> int:
    """Steps of a training in the preset in force."""
    return choose(mini=2, small=150, full=3000)


def fit_settings() -> FitSettings:
    """The same for all methods."""
    return FitSettings(learning_rate=2e-3, weight_decay=1e-4, warmup=0.1, log_every=0)


def batches(seed: int) -> ViewLoader:
    """Endless batches of two views of the training garments; nobody looks at their labels."""
    data = load_fashion("train", choose(mini=512, small=20_000, full=20_000))
    return ViewLoader(data, batch_size=BATCH, seed=seed, augment=GarmentViews())


def build(method: str, *, without: str = NOTHING) -> Siamese:
    """An untrained model; ``.encoder`` is what will be kept of it.

    Args:
        method: one of ``METHODS``.
        without: a safeguard to leave out, one of ``safeguards(method)``.

    Raises:
        ValueError: no such method, or no such safeguard.
    """
    return variant(method, without).build()


def pretrain(
    method: str,
    *,
    seed: int,
    steps: int | None = None,
    without: str = NOTHING,
    on_step: Sequence[OnStep] = (),
) -> Pretrained:
    """Train one method from this seed; the same again on the same machine.

    Args:
        method: one of ``METHODS``.
        seed: of weights, batches and views.
        steps: as many as the preset says when omitted.
        without: a safeguard to leave out, one of ``safeguards(method)``.
        on_step: called after each step, as by ``fit``.

    Raises:
        ValueError: no such method, or no such safeguard.
    """
    chosen = variant(method, without)
    with seeded(seed):
        model = chosen.build().to(default_device())
        history = fit(
            model,
            chosen.objective,
            batches(seed),
            steps=steps or training_steps(),
            settings=fit_settings(),
            on_step=(after_step, *on_step),
        )
    return Pretrained(model, history)


def after_step(step: int, model: Siamese) -> None:
    """For ``fit``: let the slow copy follow, in methods that have one."""
    model.after_step()


def evaluate(encoder: nn.Module) -> dict[str, float]:
    """What frozen features know of the classes, and how much of their space they use.

    Args:
        encoder: pictures (B, 1, 28, 28) → (B, D); ``nn.Flatten()`` asks the bare pixels.

    Returns:
        ``linear`` and ``knn``: accuracy on unseen garments with all labels of the training part;
        ``effective_rank`` and ``spread`` of the unseen garments' features.
    """
    train = load_fashion("train", choose(mini=512, small=5_000, full=20_000))
    test = load_fashion("test", choose(mini=256, small=2_000, full=4_000))
    train_x, test_x = (features(encoder, part.images) for part in (train, test))
    labelled = (train_x, train.labels, test_x, test.labels)
    return {"linear": linear_probe(*labelled), "knn": knn_accuracy(*labelled), **shape(test_x)}


def shape(embeddings: Tensor) -> dict[str, float]:
    """``effective_rank`` and ``spread`` of rows (N, D)."""
    return {"effective_rank": effective_rank(embeddings), "spread": spread(embeddings)}


def safeguards(method: str) -> tuple[str, ...]:
    """What can be left out of a method."""
    return tuple(name for known, name in variants() if known == method and name != NOTHING)


def variant(method: str, without: str) -> Variant:
    """The method, whole or without a safeguard.

    Raises:
        ValueError: no such method, or no such safeguard.
    """
    if method not in METHODS:
        raise ValueError(f"unknown method {method!r}: choose {', '.join(METHODS)}")
    if without not in (NOTHING, *safeguards(method)):
        known = ", ".join((NOTHING, *safeguards(method)))
        raise ValueError(f"{method} can be had without: {known}; not without {without!r}")
    return variants()[method, without]


def variants() -> dict[tuple[str, str], Variant]:
    """(method, what is left out) → how to build and train it."""
    return {
        ("simclr", NOTHING): Variant(simclr, objectives.simclr),
        ("simclr", "negatives"): Variant(simclr, objectives.simclr_without_negatives),
        ("moco", NOTHING): Variant(moco, objectives.moco),
        ("moco", "negatives"): Variant(moco, objectives.moco_without_negatives),
        ("moco", "momentum"): Variant(lambda: moco(momentum=0.0), objectives.moco),
        ("swav", NOTHING): Variant(swav, objectives.swav),
        ("swav", "equipartition"): Variant(swav, objectives.swav_without_equipartition),
        ("byol", NOTHING): Variant(byol, objectives.byol),
        ("byol", "predictor"): Variant(lambda: byol(predictor=nn.Identity()), objectives.byol),
        ("byol", "stop_gradient"): Variant(predicting_twins, objectives.byol),
    }


def head(width: int) -> Projector:
    """The head that all methods share."""
    return Projector(width=width, hidden=HIDDEN, out=WIDTH)


def simclr() -> SimCLR:
    """SimCLR on the shared encoder and head."""
    body = encoder()
    return SimCLR(encoder=body, projector=head(body.width))


def moco(*, momentum: float = 0.99) -> MoCo:
    """MoCo on the shared encoder and head, with 16 batches in the queue."""
    body = encoder()
    return MoCo(
        encoder=body,
        projector=head(body.width),
        width=WIDTH,
        length=16 * BATCH,
        momentum=momentum,
    )


def swav() -> SwAV:
    """SwAV on the shared encoder and head."""
    body = encoder()
    return SwAV(encoder=body, projector=head(body.width), width=WIDTH)


def byol(*, predictor: nn.Module | None = None) -> BYOL:
    """BYOL on the shared encoder and head; the predictor is another such head."""
    body = encoder()
    return BYOL(
        encoder=body,
        projector=head(body.width),
        predictor=head(WIDTH) if predictor is None else predictor,
    )


def predicting_twins() -> PredictingTwins:
    """BYOL without slow copy and stop-gradient."""
    body = encoder()
    return PredictingTwins(encoder=body, projector=head(body.width), predictor=head(WIDTH))
