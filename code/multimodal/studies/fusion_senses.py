"""Weights of senses by the kind of question, and three senses of which some are missing.

``python -m multimodal.studies.fusion_senses`` writes the table and its card. The column ``trial``:

- *asked*: ``variant`` is a strategy, ``asked`` a kind of question or ``all``; ``weight_…`` are the
  mean weights where the strategy has any.
- *three*: ``variant`` fuses picture, word and sound, ``condition`` is what its training showed,
  ``asked`` which senses are there; ``weight_picture`` … are the mean weights of dynamic weighting.
"""

from collections.abc import Iterator
from typing import Any

from torch import nn

from multimodal.data.sound.heard_things import HeardThings
from multimodal.models.fusion.many_senses import ManySenses, ManyWeighted
from multimodal.recipes.fusion_strategies.asked_trial import (
    TASK,
    UNWEIGHED,
    WEIGH,
    KindWeights,
    right_by_kind,
    weights_by_kind,
)
from multimodal.recipes.fusion_strategies.controlled_trial import (
    examples,
    judge,
    train_strategy,
)
from multimodal.recipes.fusion_strategies.fusion_systems import STRATEGIES
from multimodal.recipes.fusion_strategies.three_senses import (
    HIDDEN,
    KINDS,
    NAMES,
    OF_THREE,
    THERE,
    heard_task,
    judge_of_three,
    mean_weights,
    train_of_three,
)
from multimodal.studies.command import Row, study

NAN = float("nan")
OF_SENSES = tuple(f"weight_{name}" for name in NAMES)
TRAINED_WITH = {"everything": 0.0, "dropout": HIDDEN}


def row_of(trial: str, variant: str, condition: str, asked: str, seed: int) -> dict[str, Any]:
    """The first columns."""
    return {
        "trial": trial,
        "variant": variant,
        "condition": condition,
        "asked": asked,
        "seed": seed,
    }


def asked_rows(seed: int) -> Iterator[Row]:
    """Strategies on questions of four kinds: how often they are right, and whom they hear."""
    train, test = examples(TASK, seed=seed)
    for name in (*WEIGH, *UNWEIGHED):
        model = train_strategy(STRATEGIES[name], train, classes=TASK.classes, seed=seed)
        right = judge(model, test).right
        weights = weights_by_kind(name, model, test) if name in WEIGH else {}
        by_kind = {"all": float(right.float().mean())} | right_by_kind(right, test)
        for kind, accuracy in by_kind.items():
            row = row_of("asked", name, "", kind, seed) | {"accuracy": accuracy}
            row |= weight_columns(weights.get(kind)) | dict.fromkeys(OF_SENSES, NAN)
            yield row | ({"asked_right": right} if kind == "all" else {}), model
    if seed == 0:
        yield from best_rows()


def weight_columns(weights: KindWeights | None) -> dict[str, float]:
    """Three columns, empty where there are no weights."""
    found = weights or KindWeights(NAN, NAN, NAN)
    return {f"weight_{name}": value for name, value in found._asdict().items()}


def best_rows() -> Iterator[Row]:
    """What is possible from both senses, for each kind of question."""
    rates = {kind: rates.both for kind, rates in TASK.bayes_of_kinds().items()}
    for kind, rate in {"all": TASK.bayes().both, **rates}.items():
        row = row_of("asked", "best", "", kind, 0) | {"accuracy": rate}
        yield row | weight_columns(None) | dict.fromkeys(OF_SENSES, NAN), nn.Identity()


def three_rows(seed: int) -> Iterator[Row]:
    """Three senses, each way to fuse them, all sets of senses; and what a guess is worth."""
    train, test = heard_task(seed)
    for name, way in OF_THREE.items():
        for condition, hidden in conditions(name).items():
            model = train_of_three(way, train, seed=seed, hidden=hidden)
            for asked, there in THERE.items():
                right = judge_of_three(model, test, there).right
                row = row_of("three", name, condition, asked, seed)
                row |= {"accuracy": float(right.float().mean())} | weight_columns(None)
                row |= weights_of_three(model, test, there)
                yield row | {"three_right": right}, model
    if seed == 0:
        row = row_of("three", "chance", "", "", 0) | {"accuracy": 1 / KINDS}
        yield row | weight_columns(None) | dict.fromkeys(OF_SENSES, NAN), nn.Identity()


def weights_of_three(
    model: ManySenses, test: HeardThings, there: tuple[bool, ...]
) -> dict[str, float]:
    """Mean weights of picture, word and sound, empty where there are none."""
    if not isinstance(model, ManyWeighted):
        return dict.fromkeys(OF_SENSES, NAN)
    found = mean_weights(model, test, there)
    return dict(zip(OF_SENSES, found, strict=True))


def conditions(name: str) -> dict[str, float]:
    """Late fusion trains each network alone: hiding a sense changes nothing there."""
    return {"everything": 0.0} if name.startswith("late") else TRAINED_WITH


def rows_of(seed: int) -> Iterator[Row]:
    """All rows of one seed."""
    yield from asked_rows(seed)
    yield from three_rows(seed)


if __name__ == "__main__":
    study("fusion_senses", __doc__, rows_of)
