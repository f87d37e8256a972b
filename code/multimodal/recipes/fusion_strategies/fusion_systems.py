"""Every strategy of the chapter by its name, at the price of all others."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import torch
from torch import Tensor

from multimodal.models.fusion.additive_fusion import AdditiveFusion
from multimodal.models.fusion.certainty_weights import CalibratedWeights, EntropyWeights
from multimodal.models.fusion.dynamic_weighting import DynamicWeighting
from multimodal.models.fusion.fair_width import fair_width
from multimodal.models.fusion.film_fusion import FilmFusion
from multimodal.models.fusion.fusion_model import FusionModel
from multimodal.models.fusion.gated_fusion import GatedFusion
from multimodal.models.fusion.hybrid_fusion import HybridFusion
from multimodal.models.fusion.intermediate_fusion import IntermediateFusion
from multimodal.models.fusion.late_fusion import (
    Combination,
    LateFusion,
    LearnedWeights,
    MeanLogits,
    MeanLogProbabilities,
    MeanProbabilities,
)
from multimodal.models.fusion.modality_experts import MixtureOfExperts
from multimodal.models.fusion.product_of_experts import ProductOfExperts
from multimodal.presets import default_device
from multimodal.recipes.fusion_strategies.strategy_builders import (
    Build,
    bottleneck,
    direct,
    early,
    joint,
    late,
    single,
)
from multimodal.recipes.fusion_strategies.strategy_losses import fused_loss, separate_loss
from multimodal.training.optimiser import FitSettings

BUDGET = 4000
"""parameters of each strategy, within 5 %"""
SETTINGS = FitSettings(learning_rate=5e-3, weight_decay=0.01, log_every=0)
GENTLE = replace(SETTINGS, learning_rate=2e-3)
"""for blocks of a Transformer"""


@dataclass(frozen=True)
class Strategy:
    """How one strategy is made and what it minimises.

    Attributes:
        build: makes the model.
        loss: (model, batch) → ().
        settings: of its training.
    """

    build: Build
    loss: Callable[[Any, Any], Tensor] = fused_loss
    settings: FitSettings = SETTINGS

    def model(self, *, inputs: int, answers: int, budget: int = BUDGET) -> FusionModel:
        """Untrained, as wide as makes its number of parameters nearest to the budget.

        Args:
            inputs: numbers of either modality.
            answers: K.
            budget: of parameters.

        Raises:
            ValueError: no width comes within 5 % of the budget.
        """
        with torch.device("meta"):
            width = fair_width(
                lambda width: self.build(width=width, answers=answers, inputs=inputs), budget
            )
        return self.build(width=width, answers=answers, inputs=inputs)


RULES: dict[str, Callable[[int], Combination]] = {
    "mean_logits": lambda answers: MeanLogits(),
    "mean_log_probabilities": lambda answers: MeanLogProbabilities(),
    "mean_probabilities": lambda answers: MeanProbabilities(),
    "learned_weights": lambda answers: LearnedWeights(),
    "product_of_experts": lambda answers: ProductOfExperts(
        prior=torch.full((answers,), 1 / answers, device="cpu")
    ),
    "entropy_weights": lambda answers: EntropyWeights(),
    "calibrated_weights": lambda answers: CalibratedWeights(temperatures=(1.0, 1.0)),
}
"""Name → a rule for K answers, equally frequent: what becomes of two decisions."""
ONE_SENSE = {"first": Strategy(single(0)), "second": Strategy(single(1))}
TOGETHER = {
    "early": Strategy(early),
    "intermediate": Strategy(joint(IntermediateFusion)),
    "additive": Strategy(direct(AdditiveFusion)),
    "hybrid": Strategy(joint(HybridFusion)),
    "gated": Strategy(joint(GatedFusion)),
    "film": Strategy(direct(FilmFusion)),
    "experts": Strategy(joint(MixtureOfExperts)),
    "dynamic": Strategy(joint(DynamicWeighting)),
    "bottleneck": Strategy(bottleneck, settings=GENTLE),
}
"""Trained as a whole. ``additive`` is a late fusion whose two parts learn together."""
LATE = {name: Strategy(late(rule), separate_loss) for name, rule in RULES.items()}
"""Two networks that learn one by one, and a rule."""
STRATEGIES = TOGETHER | LATE


def with_rule(model: FusionModel, rule: Combination) -> LateFusion:
    """The same two networks under another rule, on the default device.

    Raises:
        ValueError: the model has no two networks that decide alone.
    """
    if not isinstance(model, LateFusion):
        raise ValueError(f"only a late fusion has a rule, {type(model).__name__} has none")
    other = LateFusion(first=model.first, second=model.second, combine=rule)
    return other.to(default_device())
