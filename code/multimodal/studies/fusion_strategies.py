"""Strategies of fusion on tasks whose best accuracy is known: all at one price, several seeds.

``python -m multimodal.studies.fusion_strategies`` writes the table and its card. A row is one
strategy on one task; ``right`` keeps which of the test examples it answered rightly. The rows
``best_…`` are no models: they say what is possible.
"""

import time
from collections.abc import Iterator

from torch import Tensor, nn

from multimodal.data.controlled.known_task import KnownTask
from multimodal.data.controlled.sign_product import SignProduct
from multimodal.data.controlled.unequal_noise import UnequalNoise
from multimodal.models.fusion.fair_width import parameter_count
from multimodal.recipes.fusion_strategies.controlled_trial import (
    STEPS,
    TASKS,
    Judged,
    examples,
    judge,
    train_strategy,
)
from multimodal.recipes.fusion_strategies.fusion_systems import (
    LATE,
    ONE_SENSE,
    RULES,
    TOGETHER,
    with_rule,
)
from multimodal.studies.command import Row, study

RULES_ASKED = ("mean_log_probabilities", "mean_probabilities", "product_of_experts")
"""rules of late fusion: how others differ is asked in ``fusion_imbalance``"""
ASKED = (*TOGETHER, *RULES_ASKED, *ONE_SENSE)


def trained_rows(name: str, task: KnownTask, seed: int) -> Iterator[Row]:
    """Every strategy and both baselines on one task."""
    train, test = examples(task, seed=seed)
    for strategy, made in (TOGETHER | ONE_SENSE).items():
        start = time.process_time()
        model = train_strategy(made, train, classes=task.classes, seed=seed)
        spent = round(time.process_time() - start, 1)
        found = judged_row(name, strategy, seed, judge(model, test))
        yield found | {"parameters": parameter_count(model), "seconds": spent}, model
    yield from late_rows(name, task, seed)


def late_rows(name: str, task: KnownTask, seed: int) -> Iterator[Row]:
    """Two networks that learned alone, once, and every rule for what they say."""
    train, test = examples(task, seed=seed)
    start = time.process_time()
    learned = train_strategy(LATE["mean_logits"], train, classes=task.classes, seed=seed)
    spent = round(time.process_time() - start, 1)
    for rule in RULES_ASKED:
        model = with_rule(learned, RULES[rule](task.classes))
        found = judged_row(name, rule, seed, judge(model, test))
        yield found | {"parameters": parameter_count(model), "seconds": spent}, model
        spent = 0.0


def judged_row(task: str, strategy: str, seed: int, judged: Judged) -> dict[str, object]:
    """Accuracy and mean −log p in nats."""
    row = known_row(task, strategy, float(judged.right.float().mean()), seed)
    nll: Tensor = judged.nll.mean()
    return row | {"nll": float(nll), "steps": STEPS, "right": judged.right}


def known_row(task: str, strategy: str, accuracy: float, seed: int = 0) -> dict[str, object]:
    """A row about something that is known without training."""
    return {
        "task": task,
        "strategy": strategy,
        "seed": seed,
        "accuracy": accuracy,
        "nll": float("nan"),
        "steps": 0,
        "parameters": 0,
        "seconds": 0.0,
    }


def known_rows(name: str, task: KnownTask) -> Iterator[Row]:
    """Chance, what is possible from either sense and from both, and without an interaction."""
    first, second, both = task.bayes()
    known = {"chance": 1 / task.classes, "best_first": first, "best_second": second}
    known["best_both"] = both
    if isinstance(task, SignProduct):
        known["best_sum"] = task.best_sum()
    if isinstance(task, UnequalNoise):
        known["best_unmarked"] = task.unmarked()
    for strategy, accuracy in known.items():
        yield known_row(name, strategy, accuracy), nn.Identity()


def rows_of(seed: int) -> Iterator[Row]:
    """All rows of one seed."""
    for name, task in TASKS.items():
        yield from trained_rows(name, task, seed)
        if seed == 0:
            yield from known_rows(name, task)


if __name__ == "__main__":
    study("fusion_strategies", __doc__, rows_of)
