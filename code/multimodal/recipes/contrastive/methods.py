"""The models that are compared: four methods, each whole and without one of its safeguards.

All share one encoder, one shape of the head and one batch size.
"""

from collections.abc import Callable
from typing import NamedTuple

from torch import nn

from multimodal.encoders.small_cnn import SmallCNN
from multimodal.layers.projector import Projector
from multimodal.models.byol import BYOL, PredictingTwins
from multimodal.models.moco import MoCo
from multimodal.models.siamese import Siamese, SimCLR
from multimodal.models.swav import SwAV
from multimodal.presets import choose
from multimodal.recipes.contrastive import view_objectives as objectives
from multimodal.training.fit import BatchLoss

METHODS = ("simclr", "moco", "swav", "byol")
NOTHING = "nothing"
BATCH = 256
WIDTH, HIDDEN = 64, 256
"""E and H: of the embeddings and of the heads' hidden layer."""
Norm = Callable[[int], nn.Module]
"""How many features → a layer over (B, that many)."""


class Variant(NamedTuple):
    """How to build a model, and what it minimises."""

    build: Callable[[], Siamese]
    objective: BatchLoss


def build(method: str, *, without: str = NOTHING) -> Siamese:
    """An untrained model; ``.encoder`` is what will be kept of it.

    Args:
        method: one of ``METHODS``.
        without: a safeguard to leave out, one of ``safeguards(method)``.

    Raises:
        ValueError: no such method, or no such safeguard.
    """
    return variant(method, without).build()


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


def head(width: int, norm: Norm = nn.BatchNorm1d) -> Projector:
    """The head that all methods share; ``norm`` makes the layer after the first linear map."""
    return Projector(width=width, hidden=HIDDEN, out=WIDTH, norm=norm)


def simclr() -> SimCLR:
    """SimCLR on the shared encoder and head."""
    body = encoder()
    return SimCLR(encoder=body, projector=head(body.width))


def moco(*, momentum: float = 0.99, norm: Norm = nn.BatchNorm1d) -> MoCo:
    """MoCo on the shared encoder and head, with 16 batches in the queue."""
    body = encoder()
    return MoCo(
        encoder=body,
        projector=head(body.width, norm),
        width=WIDTH,
        length=16 * BATCH,
        momentum=momentum,
    )


def swav() -> SwAV:
    """SwAV on the shared encoder and head."""
    body = encoder()
    return SwAV(encoder=body, projector=head(body.width), width=WIDTH)


def byol(*, predictor: nn.Module | None = None, norm: Norm = nn.BatchNorm1d) -> BYOL:
    """BYOL on the shared encoder and head; the predictor is another such head."""
    body = encoder()
    return BYOL(
        encoder=body,
        projector=head(body.width, norm),
        predictor=head(WIDTH, norm) if predictor is None else predictor,
    )


def predicting_twins() -> PredictingTwins:
    """BYOL without slow copy and stop-gradient."""
    body = encoder()
    return PredictingTwins(encoder=body, projector=head(body.width), predictor=head(WIDTH))


def encoder() -> SmallCNN:
    """The encoder that all methods share."""
    return SmallCNN(widths=choose(mini=(8, 16, 32), small=(32, 64, 128), full=(64, 128, 256)))
