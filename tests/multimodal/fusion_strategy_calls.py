"""What the strategies of fusion and their measures are called with on the pretended GPU."""

from collections.abc import Callable
from functools import partial
from typing import Any

import torch

from multimodal.data.controlled.sense_pair_loader import SensePairBatch
from multimodal.encoders.number_tokens import NumberTokens
from multimodal.encoders.vector_encoder import VectorEncoder
from multimodal.metrics.modality_imbalance import imbalance
from multimodal.models.fusion.bottleneck_fusion import mean_of_present
from multimodal.models.fusion.fusion_model import blank, presence, share_present
from multimodal.models.fusion.late_fusion import MeanLogProbabilities, weighted_log_mean
from multimodal.models.fusion.many_senses import ManyJoint, ManyLate, ManyWeighted
from multimodal.models.fusion.single_sense import SingleSense
from multimodal.recipes.fusion_strategies import strategy_builders as builders
from multimodal.recipes.fusion_strategies import three_senses
from multimodal.recipes.fusion_strategies.fusion_systems import LATE, TOGETHER
from multimodal.recipes.fusion_strategies.strategy_losses import fused_loss, separate_loss
from multimodal.recipes.fusion_strategies.three_senses_loader import HeardBatch
from tests.multimodal.models.fusion.strategies import SMALL, STRATEGIES

FIRST, SECOND = torch.rand(2, 4, 4)
PRESENT = torch.ones(4, 2, dtype=torch.bool)
DECISIONS, PAIRS = torch.rand(4, 2, 3), torch.rand(4, 2)
COMBINATIONS = (
    *("MeanLogits", "MeanLogProbabilities", "MeanProbabilities", "LearnedWeights"),
    *("ProductOfExperts", "EntropyWeights", "CalibratedWeights"),
)
BASES = {
    "FusionModel": "EarlyFusion",
    "LateFusion": "MeanLogits",
    "Combination": "MeanLogits",
    "CertaintyWeights": "EntropyWeights",
}
"""Class → a strategy that is one or has one."""


THREE = (torch.rand(4, 3, 24, 24), torch.rand(4, 6), torch.rand(4, 24))
ALL_THREE = torch.ones(4, 3, dtype=torch.bool)
LABELS = torch.arange(4) % 3
PAIR_BATCH, THREE_BATCH = (
    SensePairBatch(FIRST, SECOND, LABELS, PRESENT),
    HeardBatch(THREE, LABELS, ALL_THREE),
)


class Three(torch.nn.Module):
    """A model of three senses that is called with each of them, as the others are."""

    def __init__(self, model: torch.nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, *inputs: torch.Tensor) -> torch.Tensor:
        return self.model(inputs[:3], inputs[3])


def of_three(model: Callable[..., torch.nn.Module], **size: int) -> tuple[Any, ...]:
    return Three(model(three_senses.encoders(), **size)), *THREE, ALL_THREE


def late_of_three() -> tuple[Any, ...]:
    model = ManyLate(three_senses.classifiers(), combine=MeanLogProbabilities())
    return Three(model), *THREE, ALL_THREE


def strategy(name: str) -> tuple[Any, ...]:
    return STRATEGIES[name](), FIRST, SECOND, PRESENT


STRATEGY_CALLS: dict[str, Callable[[], tuple[Any, ...]]] = {
    "VectorEncoder": lambda: (VectorEncoder(inputs=4, width=8), FIRST),
    "NumberTokens": lambda: (NumberTokens(inputs=4, width=8), FIRST),
    "SingleSense": lambda: (
        *(SingleSense(network=builders.network(**SMALL), side=1), FIRST, SECOND, PRESENT),
    ),
    "ManySenses": late_of_three,
    "ManyLate": late_of_three,
    **{
        one.__name__: partial(of_three, one, hidden=5, answers=3)
        for one in (ManyJoint, ManyWeighted)
    },
    "presence": lambda: (presence, FIRST, PRESENT),
    "blank": lambda: (blank, FIRST, PRESENT[:, 0]),
    "share_present": lambda: (share_present, PAIRS, PRESENT),
    "weighted_log_mean": lambda: (weighted_log_mean, DECISIONS, PAIRS),
    "mean_of_present": lambda: (mean_of_present, DECISIONS, PRESENT),
    **{name: partial(strategy, name) for name in STRATEGIES},
    **{name: partial(strategy, of) for name, of in BASES.items()},
    **{
        name: partial(lambda name: (STRATEGIES[name]().combine, DECISIONS, PRESENT), name)
        for name in COMBINATIONS
    },
    "imbalance": lambda: (imbalance, DECISIONS[:, 0], DECISIONS[:, 1], torch.arange(4) % 3),
}

STRATEGY_MODELS: dict[str, Callable[[], tuple[Any, ...]]] = {
    "strategy_builders.early": lambda: (builders.early(**SMALL), FIRST, SECOND, PRESENT),
    "strategy_builders.bottleneck": lambda: (builders.bottleneck(**SMALL), FIRST, SECOND, PRESENT),
    "strategy_builders.network": lambda: (builders.network(**SMALL), FIRST),
    "three_senses.late_product": lambda: (Three(three_senses.late_product()), *THREE, ALL_THREE),
}
STRATEGY_TRAINED = {
    "fusion_systems.with_rule",
    *("controlled_trial.untrained", "controlled_trial.train_strategy"),
    *("certainty_trial.train_witnesses", "imbalance_trial.run_alone"),
    "three_senses.train_of_three",
}
"""These build by the others and train."""
STRATEGY_OBJECTIVES: dict[str, Callable[[], tuple[Any, ...]]] = {
    **{
        f"fused {name}": partial(lambda one: (fused_loss, one.build(**SMALL), PAIR_BATCH), strategy)
        for name, strategy in TOGETHER.items()
    },
    "separate": lambda: (separate_loss, LATE["learned_weights"].build(**SMALL), PAIR_BATCH),
    "three together": lambda: (
        three_senses.together,
        three_senses.OF_THREE["weighted"].build(),
        THREE_BATCH,
    ),
    "three one by one": lambda: (
        three_senses.one_by_one,
        three_senses.OF_THREE["late_mean"].build(),
        THREE_BATCH,
    ),
}
