"""Weights of modalities, looked at by the kind of question that is asked.

Letters: N examples, H width of a gate.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import torch
from torch import Tensor

from multimodal.data.controlled.asked_senses import ASKED, AskedSenses, kinds_asked
from multimodal.data.controlled.known_task import SensePairs
from multimodal.models.fusion.fusion_model import FusionModel

TASK = AskedSenses()
Weigh = Callable[[Any, Tensor, Tensor], Tensor]
"""(model, first, second) → weights (N, 3) of the first sense, of the second, of both as one"""


def _two(weights: Tensor) -> Tensor:
    return torch.cat((weights, torch.zeros_like(weights[:, :1])), dim=1)


def _gate(model: Any, first: Tensor, second: Tensor) -> Tensor:
    of_first = model.gates(first, second).mean(dim=1)  # (N, H) → (N,)
    return _two(torch.stack((of_first, 1 - of_first), dim=1))


WEIGH: dict[str, Weigh] = {
    "dynamic": lambda model, first, second: _two(model.weights(first, second)),
    "gated": _gate,
    "experts": lambda model, first, second: model.weights(first, second),
}
"""Strategies whose weights can be read, and how."""
UNWEIGHED = ("intermediate", "film", "mean_log_probabilities")
"""strategies of the trial that have no such weights"""


class KindWeights(NamedTuple):
    """Mean weights over the questions of one kind."""

    first: float
    second: float
    both: float
    """of what answers from both senses; 0 where there is no such part"""


def weights_by_kind(name: str, model: FusionModel, data: SensePairs) -> dict[str, KindWeights]:
    """Kind of question → mean weights.

    Raises:
        ValueError: a strategy whose weights cannot be read.
    """
    if name not in WEIGH:
        raise ValueError(f"{name!r} has no weights to look at; {', '.join(WEIGH)} have")
    device = next(model.parameters()).device
    model.eval()
    with torch.inference_mode():
        weights = WEIGH[name](model, data.first.to(device), data.second.to(device)).cpu()
    return {kind: KindWeights(*weights[of].mean(dim=0).tolist()) for kind, of in _parts(data)}


def right_by_kind(right: Tensor, data: SensePairs) -> dict[str, float]:
    """Kind of question → share of right answers, from ``right`` (N,) bool."""
    return {kind: float(right[of].float().mean()) for kind, of in _parts(data)}


def _parts(data: SensePairs) -> list[tuple[str, Tensor]]:
    kinds = kinds_asked(data)
    return [(kind, kinds == number) for number, kind in enumerate(ASKED)]
