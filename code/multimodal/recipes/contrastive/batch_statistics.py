"""What holds MoCo and BYOL up: each with and without its safeguard and its batch statistics.

Batch normalisation in a head subtracts the mean of the batch, so that pictures see each other. Here
it stays, or layer normalisation takes its place, which looks at each picture alone; and training
goes on for five times as long as elsewhere.
"""

from typing import NamedTuple

from torch import nn

from multimodal.models.siamese import Siamese
from multimodal.presets import choose, default_device
from multimodal.recipes.contrastive import view_objectives as objectives
from multimodal.recipes.contrastive.methods import NOTHING, Norm, Variant, byol, moco
from multimodal.recipes.contrastive.pretraining import batches, fit_settings
from multimodal.training.fit import fit
from multimodal.training.seeds import seeded

HEADS: dict[str, Norm] = {"batch": nn.BatchNorm1d, "layer": nn.LayerNorm}
"""What normalises in the heads, by name."""


class Kind(NamedTuple):
    """One cell of the experiment."""

    method: str
    without: str
    """the safeguard that is left out"""
    norm: str
    """one of ``HEADS``"""


def kinds() -> list[Kind]:
    """All combinations, method by method."""
    removals = {"moco": "negatives", "byol": "predictor"}
    return [
        Kind(method, without, norm)
        for method, removal in removals.items()
        for without in (NOTHING, removal)
        for norm in HEADS
    ]


def long_steps() -> int:
    """Five times the steps of a training elsewhere in the chapter."""
    return choose(mini=2, small=750, full=15_000)


def train_long(kind: Kind, *, seed: int) -> Siamese:
    """One model, trained for ``long_steps()``.

    Raises:
        KeyError: no such method, safeguard or head.
    """
    chosen = variants_by_head(HEADS[kind.norm])[kind.method, kind.without]
    with seeded(seed):
        model = chosen.build().to(default_device())
        stream, settings = batches(seed), fit_settings()
        fit(model, chosen.objective, stream, steps=long_steps(), settings=settings)
    return model


def variants_by_head(norm: Norm) -> dict[tuple[str, str], Variant]:
    """(method, what is left out) → how to build and train it with this layer in its heads."""
    without_predictor = Variant(lambda: byol(predictor=nn.Identity(), norm=norm), objectives.byol)
    return {
        ("moco", NOTHING): Variant(lambda: moco(norm=norm), objectives.moco),
        ("moco", "negatives"): Variant(lambda: moco(norm=norm), objectives.moco_without_negatives),
        ("byol", NOTHING): Variant(lambda: byol(norm=norm), objectives.byol),
        ("byol", "predictor"): without_predictor,
    }
