"""One sense is learned first and leaves the other one little to explain: measured on the way.

Letters: N examples.
"""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn

from multimodal.data.controlled.easy_and_hard import EasyAndHard
from multimodal.data.controlled.known_task import SensePairs
from multimodal.data.controlled.sense_pair_loader import SensePairBatch, SensePairLoader
from multimodal.metrics.modality_imbalance import imbalance
from multimodal.models.fusion.additive_fusion import AdditiveFusion
from multimodal.models.fusion.fusion_model import FusionModel
from multimodal.presets import choose
from multimodal.recipes.fusion_strategies.controlled_trial import BATCH, untrained
from multimodal.recipes.fusion_strategies.fusion_systems import ONE_SENSE, TOGETHER
from multimodal.recipes.fusion_strategies.imbalance_remedies import Remedy
from multimodal.recipes.fusion_strategies.strategy_losses import fused_loss
from multimodal.training.fit import to_device

TASK = EasyAndHard(parts=3, first_noise=0.6, second_noise=0.4)
STEPS, LOOKS = 1500, 15
Descent = Callable[[Iterable[nn.Parameter]], torch.optim.Optimizer]
OPTIMISERS: dict[str, Descent] = {
    "sgd": lambda weights: torch.optim.SGD(weights, lr=0.05),
    "adamw": lambda weights: torch.optim.AdamW(weights, lr=1e-3, weight_decay=0.01),
}
"""Constant rates: OGM was made for plain descent, and Adam takes its coefficients back."""


class PartsRight(NamedTuple):
    """How far a sum of two parts is after some steps; accuracies on N examples, from 0 to 1."""

    step: int
    first: float
    """of what the first sense says alone"""
    second: float
    accuracy: float
    """of the sum"""


class SumRun(NamedTuple):
    """A sum of two parts, and how they came along."""

    model: AdditiveFusion
    course: list[PartsRight]


def run_remedy(
    remedy: Remedy, optimiser: str, train: SensePairs, test: SensePairs, *, seed: int
) -> SumRun:
    """Train a sum of two parts, and look at them on the way.

    Args:
        remedy: what helps the sense that lags behind.
        optimiser: one of ``OPTIMISERS``.
        train, test: examples.
        seed: of the first weights, the order and the noise.
    """
    model: Any = untrained(TOGETHER["additive"], train, classes=TASK.classes, seed=seed)
    run, every = SumRun(model, []), max(1, imbalance_steps() // LOOKS)

    def look(step: int) -> None:
        if step % every == 0:
            run.course.append(parts_right(model, test, step))

    batches = SensePairLoader(train, batch_size=BATCH, seed=seed, hide=remedy.hide)
    descend(model, batches, optimiser, before=remedy.watch(model, seed=seed), after=look)
    return run


def run_alone(side: str, optimiser: str, train: SensePairs, *, seed: int) -> FusionModel:
    """What one sense learns that has the label for itself, in as many steps."""
    model = untrained(ONE_SENSE[side], train, classes=TASK.classes, seed=seed)
    descend(model, SensePairLoader(train, batch_size=BATCH, seed=seed), optimiser)
    return model


def imbalance_steps() -> int:
    """How many steps a training takes."""
    return choose(mini=2, small=STEPS, full=STEPS)


def descend(
    model: FusionModel,
    batches: Iterable[SensePairBatch],
    optimiser: str,
    *,
    before: Callable[[SensePairBatch], object] = lambda batch: None,
    after: Callable[[int], object] = lambda step: None,
) -> None:
    """Take the steps, in place: no schedule and no clipping, which would hide the modulation.

    Args:
        model: on its device.
        batches: without end.
        optimiser: one of ``OPTIMISERS``.
        before: is shown each batch before its step.
        after: is told the number of each step that was taken.
    """
    descent = OPTIMISERS[optimiser](model.parameters())
    device = next(model.parameters()).device
    for step, batch in enumerate(islice(batches, imbalance_steps()), start=1):
        here = to_device(batch, device)
        before(here)
        descent.zero_grad()
        fused_loss(model, here).backward()
        descent.step()
        after(step)


def parts_right(model: AdditiveFusion, data: SensePairs, step: int) -> PartsRight:
    """The accuracies of both parts and of their sum."""
    first, second = parts_of(model, data).unbind(dim=1)
    found = imbalance(first, second, data.labels)
    both = (first + second).argmax(dim=1) == data.labels
    return PartsRight(step, found.first_right, found.second_right, float(both.float().mean()))


def parts_of(model: AdditiveFusion, data: SensePairs) -> Tensor:
    """What either sense says: logits (N, 2, K), on the CPU."""
    device = model.head.weight.device
    with torch.inference_mode():
        return model.parts(data.first.to(device), data.second.to(device)).cpu()
