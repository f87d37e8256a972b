from collections.abc import Callable, Iterable, Mapping

import torch
from torch import Tensor

State = Mapping[str, Tensor]


def between(
    zero_shot: State, fine_tuned: State, alpha: float
) -> dict[str, Tensor]:
    """The state at (1 - alpha) zero_shot + alpha fine_tuned."""
    raise NotImplementedError


def choose(
    zero_shot: State,
    fine_tuned: State,
    alphas: Iterable[float],
    here: Callable[[State], float],
    elsewhere: Callable[[State], float],
    drop: float,
) -> float:
    """The alpha that is best here and at most ``drop`` worse elsewhere."""
    raise NotImplementedError
