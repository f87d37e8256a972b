"""What the strategies of fusion and their measures are called with on the pretended GPU."""

from collections.abc import Callable
from functools import partial
from typing import Any

import torch

from multimodal.encoders.vector_encoder import VectorEncoder
from multimodal.metrics.modality_imbalance import imbalance
from multimodal.models.fusion.bottleneck_fusion import mean_of_present
from multimodal.models.fusion.fusion_model import blank, presence, share_present
from multimodal.models.fusion.late_fusion import weighted_log_mean
from tests.multimodal.models.fusion.strategies import STRATEGIES

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


def strategy(name: str) -> tuple[Any, ...]:
    return STRATEGIES[name](), FIRST, SECOND, PRESENT


STRATEGY_CALLS: dict[str, Callable[[], tuple[Any, ...]]] = {
    "VectorEncoder": lambda: (VectorEncoder(inputs=4, width=8), FIRST),
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
