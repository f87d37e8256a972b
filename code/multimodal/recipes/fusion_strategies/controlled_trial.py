"""One strategy learns one task whose best possible accuracy is known.

Letters: N examples, D numbers of one sense, K classes.
"""

from functools import cache
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from multimodal.data.controlled.complementary_senses import ComplementarySenses
from multimodal.data.controlled.known_task import KnownTask, SensePairs
from multimodal.data.controlled.late_event import LateEvent
from multimodal.data.controlled.redundant_senses import RedundantSenses
from multimodal.data.controlled.sense_pair_loader import Hide, SensePairLoader
from multimodal.data.controlled.sign_product import SignProduct
from multimodal.data.controlled.unequal_noise import UnequalNoise
from multimodal.models.fusion.fusion_model import FusionModel
from multimodal.presets import choose, default_device
from multimodal.recipes.fusion_strategies.fusion_systems import BUDGET, Strategy
from multimodal.recipes.fusion_strategies.fusion_systems import SETTINGS as SETTINGS
from multimodal.training.fit import OnStep, fit
from multimodal.training.seeds import seeded

TASKS: dict[str, KnownTask] = {
    "product": SignProduct(),
    "redundant": RedundantSenses(),
    "complementary": ComplementarySenses(),
    "noise_marked_in_first": UnequalNoise(mark="first"),
    "noise_marked_in_second": UnequalNoise(mark="second"),
    "noise_unmarked": UnequalNoise(mark="nowhere"),
    "late_event": LateEvent(),
}
STEPS = 1000
BATCH = 128


class Judged(NamedTuple):
    """What a model says of N examples, on the CPU."""

    right: Tensor
    """(N,) bool"""
    nll: Tensor
    """(N,) −log p of the true class, in nats"""
    sure: Tensor
    """(N,) the largest probability"""


@cache
def examples(task: KnownTask, *, seed: int) -> tuple[SensePairs, SensePairs]:
    """20,000 to learn from and 4,000 to be judged by; what a sense tells is one vector (N, D)."""
    train, test = choose(mini=(256, 64), small=(20_000, 4000), full=(20_000, 4000))
    parts = task.split(train=train, test=test, seed=seed)
    learn, ask = (SensePairs(x.flatten(1), y.flatten(1), labels) for x, y, labels in parts)
    return learn, ask


def untrained(
    strategy: Strategy, data: SensePairs, *, classes: int, seed: int, budget: int = BUDGET
) -> FusionModel:
    """A model for such data, on the default device."""
    with seeded(seed):
        model = strategy.model(inputs=data.first.shape[1], answers=classes, budget=budget)
    return model.to(default_device())


def train_strategy(
    strategy: Strategy,
    data: SensePairs,
    *,
    classes: int,
    seed: int,
    steps: int = STEPS,
    hide: Hide | None = None,
    on_step: tuple[OnStep, ...] = (),
) -> FusionModel:
    """The trained model, on the default device.

    Args:
        strategy: how it is built and what it minimises.
        data: what it learns from.
        classes: K.
        seed: of its first weights and of the order of examples.
        steps: two in the preset mini.
        hide: which senses are hidden in training; none when omitted.
        on_step: looks after each step, as in :func:`~multimodal.training.fit.fit`.
    """
    model = untrained(strategy, data, classes=classes, seed=seed)
    batches = SensePairLoader(data, batch_size=BATCH, seed=seed, hide=hide)
    steps = choose(mini=2, small=steps, full=steps)
    fit(model, strategy.loss, batches, steps=steps, settings=strategy.settings, on_step=on_step)
    return model


def judge(model: FusionModel, data: SensePairs, present: Tensor | None = None) -> Judged:
    """What a model makes of examples; it is set to evaluation.

    Args:
        model: two senses → logits.
        data: N examples.
        present: which sense is there, (2,) bool for all examples; both when omitted.
    """
    device = next(model.parameters()).device
    there = torch.ones(2, dtype=torch.bool) if present is None else present
    model.eval()
    with torch.inference_mode():
        first, second = (part.to(device) for part in data[:2])
        logits = model(first, second, there.expand(len(first), 2).to(device)).cpu()
    return judge_logits(logits, data.labels)


def judge_logits(logits: Tensor, labels: Tensor) -> Judged:
    """Logits (N, K) and labels (N,) → what they are worth."""
    nll = F.cross_entropy(logits, labels, reduction="none")
    return Judged(logits.argmax(dim=1) == labels, nll, logits.softmax(dim=1).amax(dim=1))
