"""How the strategies are built from small encoders, all by one width.

Letters: I numbers of either modality, D width, K answers.
"""

from collections.abc import Callable
from typing import Protocol

from multimodal.encoders.number_tokens import NumberTokens
from multimodal.encoders.vector_encoder import VectorEncoder
from multimodal.layers.transformer import TransformerShape
from multimodal.models.classifier import Classifier
from multimodal.models.fusion.bottleneck_fusion import Bottleneck, BottleneckFusion
from multimodal.models.fusion.early_fusion import EarlyFusion
from multimodal.models.fusion.fusion_model import FusionModel
from multimodal.models.fusion.late_fusion import Combination, LateFusion
from multimodal.models.fusion.single_sense import SingleSense


class Build(Protocol):
    """Makes a model."""

    def __call__(self, *, width: int, answers: int, inputs: int) -> FusionModel:
        """Of width D, for K answers and I numbers of either modality."""


def early(*, width: int, answers: int, inputs: int) -> EarlyFusion:
    """One encoder over both inputs."""
    return EarlyFusion(encoder=VectorEncoder(inputs=2 * inputs, width=width), answers=answers)


def joint(model: Callable[..., FusionModel]) -> Build:
    """Two encoders, and a model that takes them and the width of what they make together."""

    def build(*, width: int, answers: int, inputs: int) -> FusionModel:
        first, second = (VectorEncoder(inputs=inputs, width=width) for _ in range(2))
        return model(first=first, second=second, hidden=width, answers=answers)

    return build


def direct(model: Callable[..., FusionModel]) -> Build:
    """Two encoders, and a model that has no other width than theirs."""

    def build(*, width: int, answers: int, inputs: int) -> FusionModel:
        first, second = (VectorEncoder(inputs=inputs, width=width) for _ in range(2))
        return model(first=first, second=second, answers=answers)

    return build


def late(rule: Callable[[int], Combination]) -> Build:
    """Two classifiers and a rule, made for K answers."""

    def build(*, width: int, answers: int, inputs: int) -> LateFusion:
        first, second = (network(width=width, answers=answers, inputs=inputs) for _ in range(2))
        return LateFusion(first=first, second=second, combine=rule(answers))

    return build


def single(side: int) -> Build:
    """One classifier for one modality, 0 or 1."""

    def build(*, width: int, answers: int, inputs: int) -> SingleSense:
        return SingleSense(network=network(width=width, answers=answers, inputs=inputs), side=side)

    return build


def bottleneck(
    *, width: int, answers: int, inputs: int, depth: int = 2, meeting: Bottleneck | None = None
) -> BottleneckFusion:
    """Two streams in which every number is a token."""
    first, second = (NumberTokens(inputs=inputs, width=width) for _ in range(2))
    return BottleneckFusion(
        first=first,
        second=second,
        shape=TransformerShape(width=width, depth=depth, heads=1, expansion=2),
        answers=answers,
        bottleneck=meeting,
    )


def network(*, width: int, answers: int, inputs: int) -> Classifier:
    """One modality → logits."""
    return Classifier(encoder=VectorEncoder(inputs=inputs, width=width), classes=answers)
