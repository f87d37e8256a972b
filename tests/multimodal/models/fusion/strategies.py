"""Every way to bring two modalities together, small, for inputs of four numbers each."""

from collections.abc import Callable

import torch
from torch import Tensor, nn

from multimodal.encoders.vector_encoder import VectorEncoder
from multimodal.layers.positions import LearnedPositions
from multimodal.layers.transformer import TransformerShape
from multimodal.models.classifier import Classifier
from multimodal.models.fusion.additive_fusion import AdditiveFusion
from multimodal.models.fusion.bottleneck_fusion import Bottleneck, BottleneckFusion
from multimodal.models.fusion.certainty_weights import CalibratedWeights, EntropyWeights
from multimodal.models.fusion.dynamic_weighting import DynamicWeighting
from multimodal.models.fusion.early_fusion import EarlyFusion
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


class NumberTokens(nn.Module):
    """Every number of a vector is a token: (B, N) → (B, N, width)."""

    def __init__(self, *, inputs: int, width: int) -> None:
        super().__init__()
        self.embed = nn.Linear(1, width)
        self.places = LearnedPositions(length=inputs, width=width)

    def forward(self, x: Tensor) -> Tensor:
        return self.places(self.embed(x.flatten(1)[:, :, None]))


def encoder(width: int, inputs: int = 4) -> VectorEncoder:
    return VectorEncoder(inputs=inputs, width=width)


def late(combine: Combination, *, width: int = 8, answers: int = 3, inputs: int = 4) -> LateFusion:
    networks = [Classifier(encoder=encoder(width, inputs), classes=answers) for _ in range(2)]
    return LateFusion(first=networks[0], second=networks[1], combine=combine)


def bottleneck(
    *, width: int = 8, answers: int = 3, inputs: int = 4, depth: int = 2, **meeting: int
) -> BottleneckFusion:
    tokens = [NumberTokens(inputs=inputs, width=width) for _ in range(2)]
    return BottleneckFusion(
        first=tokens[0],
        second=tokens[1],
        shape=TransformerShape(width=width, depth=depth, heads=1, expansion=2),
        answers=answers,
        bottleneck=Bottleneck(**meeting),
    )


def joint(model: Callable[..., FusionModel], **options: int) -> Callable[..., FusionModel]:
    def build(*, width: int = 8, answers: int = 3, inputs: int = 4) -> FusionModel:
        hidden = {"hidden": width} if options.get("hidden", 1) else {}
        sides = {"first": encoder(width, inputs), "second": encoder(width, inputs)}
        return model(**sides, **hidden, answers=answers)

    return build


def early(*, width: int = 8, answers: int = 3, inputs: int = 4) -> EarlyFusion:
    return EarlyFusion(encoder=encoder(width, 2 * inputs), answers=answers)


def combined(make: Callable[[int], Combination]) -> Callable[..., FusionModel]:
    def build(*, width: int = 8, answers: int = 3, inputs: int = 4) -> FusionModel:
        return late(make(answers), width=width, answers=answers, inputs=inputs)

    return build


STRATEGIES: dict[str, Callable[..., FusionModel]] = {
    "EarlyFusion": early,
    "IntermediateFusion": joint(IntermediateFusion),
    "AdditiveFusion": joint(AdditiveFusion, hidden=0),
    "MeanLogits": combined(lambda k: MeanLogits()),
    "MeanLogProbabilities": combined(lambda k: MeanLogProbabilities()),
    "MeanProbabilities": combined(lambda k: MeanProbabilities()),
    "LearnedWeights": combined(lambda k: LearnedWeights()),
    "ProductOfExperts": combined(lambda k: ProductOfExperts(prior=torch.full((k,), 1 / k))),
    "EntropyWeights": combined(lambda k: EntropyWeights()),
    "CalibratedWeights": combined(lambda k: CalibratedWeights(temperatures=(1.0, 1.0))),
    "HybridFusion": joint(HybridFusion),
    "GatedFusion": joint(GatedFusion),
    "FilmFusion": joint(FilmFusion, hidden=0),
    "MixtureOfExperts": joint(MixtureOfExperts),
    "DynamicWeighting": joint(DynamicWeighting),
    "BottleneckFusion": bottleneck,
}
"""Name → a model of a width, a number of answers and of numbers of either input."""
