"""Every strategy of the chapter by the name of its class, small, for four numbers a sense."""

from collections.abc import Callable
from functools import partial

from multimodal.models.fusion.bottleneck_fusion import Bottleneck, BottleneckFusion
from multimodal.models.fusion.fusion_model import FusionModel
from multimodal.models.fusion.late_fusion import Combination, LateFusion
from multimodal.recipes.fusion_strategies import strategy_builders as builders
from multimodal.recipes.fusion_strategies.fusion_systems import STRATEGIES as BY_NAME

SMALL = {"width": 8, "answers": 3, "inputs": 4}


def class_of(model: FusionModel) -> str:
    """Of a late fusion that of its rule."""
    return type(model.combine if isinstance(model, LateFusion) else model).__name__


def late(combine: Combination, **size: int) -> LateFusion:
    return builders.late(lambda answers: combine)(**SMALL | size)


def bottleneck(*, depth: int = 2, **meeting: int) -> BottleneckFusion:
    return builders.bottleneck(**SMALL, depth=depth, meeting=Bottleneck(**meeting))


STRATEGIES: dict[str, Callable[..., FusionModel]] = {
    class_of(strategy.build(**SMALL)): partial(strategy.build, **SMALL)
    for strategy in BY_NAME.values()
}
"""Name → a model of a width, a number of answers and of numbers of either input."""
