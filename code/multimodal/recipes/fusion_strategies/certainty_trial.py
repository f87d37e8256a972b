"""Two networks that learned alone, and every rule for their decisions: accuracy and honesty.

Letters: N examples, K classes.
"""

from typing import NamedTuple

import torch
from torch import Tensor

from multimodal.data.controlled.known_task import KnownTask, SensePairs
from multimodal.data.controlled.redundant_senses import RedundantSenses
from multimodal.data.controlled.unequal_noise import UnequalNoise
from multimodal.metrics.answers.calibration import expected_calibration_error
from multimodal.models.fusion.certainty_weights import CalibratedWeights
from multimodal.models.fusion.late_fusion import LateFusion
from multimodal.presets import choose, default_device
from multimodal.recipes.fusion_strategies.controlled_trial import (
    Judged,
    examples,
    judge_logits,
    train_strategy,
)
from multimodal.recipes.fusion_strategies.fusion_systems import LATE, RULES
from multimodal.training.temperature_fit import best_temperature

WITNESSES: dict[str, KnownTask] = {
    "independent": RedundantSenses(first_noise=0.8, second_noise=1.3),
    "copied": RedundantSenses(first_noise=1.0, second_noise=1.0),
    "noise_marked_in_first": UnequalNoise(mark="first"),
    "noise_marked_in_second": UnequalNoise(mark="second"),
}
"""Name → a task. Where the second sense is *copied*, it is the first once more: one witness who is
heard twice."""
FEW, STEPS_OF_FEW = 400, 600
"""A network that sees the same few examples again and again becomes too sure."""


class Decisions(NamedTuple):
    """What two networks say of examples that they did not learn from, on the CPU."""

    logits: Tensor
    """(N, 2, K)"""
    labels: Tensor
    """(N,) int64"""


def witnesses(name: str, *, seed: int) -> tuple[SensePairs, SensePairs, SensePairs]:
    """Examples to learn from, to set temperatures on, and to be judged by."""
    learn, test = examples(WITNESSES[name], seed=seed)
    if name == "copied":
        learn, test = (SensePairs(x, x, labels) for x, _, labels in (learn, test))
    half = len(learn.labels) // 2
    return rows_of(learn, 0, half), rows_of(learn, half, half + half // 5), test


def rows_of(data: SensePairs, start: int, stop: int) -> SensePairs:
    """Some of the examples."""
    return SensePairs(*(part[start:stop] for part in data))


def train_witnesses(train: SensePairs, *, classes: int, seed: int, few: bool) -> LateFusion:
    """Two networks, from many examples or from few, and learned weights of their decisions."""
    steps, count = (STEPS_OF_FEW, FEW) if few else (1000, len(train.labels))
    seen = rows_of(train, 0, choose(mini=128, small=count, full=count))
    model = train_strategy(LATE["learned_weights"], seen, classes=classes, seed=seed, steps=steps)
    assert isinstance(model, LateFusion)
    return model


def decisions_of(model: LateFusion, data: SensePairs) -> Decisions:
    """What either network says."""
    device = next(model.parameters()).device
    model.eval()
    with torch.inference_mode():
        said = model.decisions(data.first.to(device), data.second.to(device))
    return Decisions(said.cpu(), data.labels)


def judge_rules(model: LateFusion, held_out: Decisions, asked: Decisions) -> dict[str, Judged]:
    """Each network alone, then every rule; the last one multiplies decisions made honest before.

    Args:
        model: brings its learned weights.
        held_out: temperatures are set on these.
        asked: examples to be judged by.
    """
    temperatures = temperatures_of(held_out)
    rules = {name: rule(asked.logits.shape[2]) for name, rule in RULES.items()}
    rules["learned_weights"] = model.combine.cpu()
    rules["calibrated_weights"] = CalibratedWeights(temperatures=temperatures)
    model.to(default_device())
    there = torch.ones(asked.logits.shape[:2], dtype=torch.bool)
    honest = asked.logits / torch.tensor(temperatures)[:, None]
    with torch.inference_mode():
        said = {"first": asked.logits[:, 0], "second": asked.logits[:, 1]}
        said |= {name: rule(asked.logits, there) for name, rule in rules.items()}
        said["calibrated_product"] = rules["product_of_experts"](honest, there)
    return {name: judge_logits(logits, asked.labels) for name, logits in said.items()}


def temperatures_of(held_out: Decisions) -> tuple[float, float]:
    """The temperature of either network."""
    first, second = held_out.logits.unbind(dim=1)
    return best_temperature(first, held_out.labels), best_temperature(second, held_out.labels)


def calibration_error(judged: Judged) -> float:
    """Mean distance of sureness and accuracy, over ten bins of sureness."""
    return expected_calibration_error(judged.sure, judged.right)
