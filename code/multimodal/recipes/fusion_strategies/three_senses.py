"""Picture, word and sound: three ways to fuse them, and what is left when one is missing.

Letters: B batch, N things, K answers.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from multimodal.data.scenes.world import COLOURS, SHAPES
from multimodal.data.sound.heard_things import BANDS, HeardThings, heard_things
from multimodal.encoders.small_cnn import SmallCNN
from multimodal.encoders.vector_encoder import VectorEncoder
from multimodal.models.classifier import Classifier
from multimodal.models.fusion.late_fusion import MeanLogProbabilities
from multimodal.models.fusion.many_senses import ManyJoint, ManyLate, ManySenses, ManyWeighted
from multimodal.models.fusion.product_of_experts import ProductOfExperts
from multimodal.presets import choose, default_device
from multimodal.recipes.fusion_strategies.controlled_trial import Judged, judge_logits
from multimodal.recipes.fusion_strategies.three_senses_loader import HeardBatch, HeardLoader
from multimodal.training.fit import fit
from multimodal.training.optimiser import FitSettings
from multimodal.training.seeds import seeded

NAMES = ("picture", "word", "sound")
THERE = {
    "+".join(name for name, here in zip(NAMES, mask, strict=True) if here): mask
    for mask in product((True, False), repeat=3)
    if any(mask)
}
"""``"picture+word"`` → which of the three are there: seven ways, all of them first"""
KINDS = len(COLOURS) * len(SHAPES)
WIDTH = 48
HIDDEN = 0.3
"""share in which each sense is hidden, where the training hides any"""
STEPS, BATCH = 600, 64
SETTINGS = FitSettings(learning_rate=4e-3, weight_decay=0.01, log_every=0)


@cache
def heard_task(seed: int) -> tuple[HeardThings, HeardThings]:
    """6,000 things to learn from, 1,500 to be judged by."""
    train, test = choose(mini=(128, 48), small=(6000, 1500), full=(6000, 1500))
    return heard_things(train, seed=2 * seed), heard_things(test, seed=2 * seed + 1)


def encoders() -> list[nn.Module]:
    """An eye, a reader and an ear."""
    eye = SmallCNN(channels=3, widths=(16, 32, WIDTH))
    reader = VectorEncoder(inputs=len(COLOURS), width=WIDTH)
    return [eye, reader, VectorEncoder(inputs=BANDS, width=WIDTH)]


def classifiers() -> list[nn.Module]:
    """Each encoder with answers of its own."""
    return [Classifier(encoder=one, classes=KINDS) for one in encoders()]


def together(model: ManySenses, batch: HeardBatch) -> Tensor:
    """Mean of −log p(thing | the senses that are there): ()."""
    return F.cross_entropy(model(batch.senses, batch.present), batch.labels)


def one_by_one(model: ManySenses, batch: HeardBatch) -> Tensor:
    """Each network learns as if it were alone, always with its sense: ()."""
    losses = [
        F.cross_entropy(network(sense), batch.labels)
        for network, sense in zip(model.senses, batch.senses, strict=True)
    ]
    return torch.stack(losses).sum()


def late_product() -> ManyLate:
    """Decisions multiplied; all things are equally frequent."""
    prior = torch.full((KINDS,), 1 / KINDS)
    return ManyLate(classifiers(), combine=ProductOfExperts(prior=prior))


@dataclass(frozen=True)
class OfThree:
    """How three senses are fused.

    Attributes:
        build: makes the model.
        loss: (model, batch) → ().
    """

    build: Callable[[], ManySenses]
    loss: Callable[[Any, Any], Tensor] = together


OF_THREE = {
    "late_mean": OfThree(
        lambda: ManyLate(classifiers(), combine=MeanLogProbabilities()), one_by_one
    ),
    "late_product": OfThree(late_product, one_by_one),
    "joint": OfThree(lambda: ManyJoint(encoders(), hidden=WIDTH, answers=KINDS)),
    "weighted": OfThree(lambda: ManyWeighted(encoders(), hidden=WIDTH, answers=KINDS)),
}


def train_of_three(
    way: OfThree, train: HeardThings, *, seed: int, hidden: float = 0.0, steps: int = STEPS
) -> ManySenses:
    """The trained model, on the default device.

    Args:
        way: how senses are fused.
        train: what it learns from.
        seed: of weights and order.
        hidden: share in which each sense is hidden in the training.
        steps: two in the preset mini.
    """
    with seeded(seed):
        model = way.build().to(default_device())
    batches = HeardLoader(train, batch_size=BATCH, seed=seed, hidden=hidden)
    steps = choose(mini=2, small=steps, full=steps)
    fit(model, way.loss, batches, steps=steps, settings=SETTINGS)
    return model


def judge_of_three(model: ManySenses, test: HeardThings, there: tuple[bool, ...]) -> Judged:
    """What a model makes of N things with the senses that are there, the same for all things."""
    device = next(model.parameters()).device
    present = torch.tensor(there).expand(len(test.labels), 3)
    model.eval()
    with torch.inference_mode():
        logits = model([sense.to(device) for sense in test.senses], present.to(device))
    return judge_logits(logits.cpu(), test.labels)


def mean_weights(
    model: ManyWeighted, test: HeardThings, there: tuple[bool, ...]
) -> tuple[float, ...]:
    """How much picture, word and sound count on average over N things."""
    device = next(model.parameters()).device
    present = torch.tensor(there).expand(len(test.labels), 3)
    model.eval()
    with torch.inference_mode():
        weights = model.weights([sense.to(device) for sense in test.senses], present.to(device))
    return tuple(weights.mean(dim=0).tolist())
