from collections.abc import Callable, Iterable, Mapping

import torch
from torch import Tensor

State = Mapping[str, Tensor]


def between(
    zero_shot: State, fine_tuned: State, alpha: float
) -> dict[str, Tensor]:
    """The state at (1 - alpha) zero_shot + alpha fine_tuned."""
    if not 0 <= alpha <= 1:
        raise ValueError(f"alpha lies in [0, 1], not at {alpha}")
    if alone := zero_shot.keys() ^ fine_tuned.keys():
        raise ValueError(f"only one of the states has {sorted(alone)}")
    for name, old in zero_shot.items():
        one, two = describe(old), describe(fine_tuned[name])
        if one != two:
            raise ValueError(f"{name} is {one} and then {two}")
    return {
        name: mix(old, fine_tuned[name], alpha)
        for name, old in zero_shot.items()
    }


def describe(entry: Tensor) -> tuple[tuple[int, ...], torch.dtype]:
    return tuple(entry.shape), entry.dtype


def mix(old: Tensor, new: Tensor, alpha: float) -> Tensor:
    """One entry: a mean of weights, a copy of whatever is no weight."""
    if not new.is_floating_point():
        return new.clone()
    wide = torch.promote_types(new.dtype, torch.float32)
    mean = (1 - alpha) * old.to(wide) + alpha * new.to(wide)
    return mean.to(new.dtype)


def choose(
    zero_shot: State,
    fine_tuned: State,
    alphas: Iterable[float],
    here: Callable[[State], float],
    elsewhere: Callable[[State], float],
    drop: float,
) -> float:
    """The alpha that is best here and at most ``drop`` worse elsewhere."""
    at_home, away = {}, {}
    for alpha in sorted({0.0, *alphas}):
        state = between(zero_shot, fine_tuned, alpha)
        at_home[alpha], away[alpha] = here(state), elsewhere(state)
    allowed = [a for a in away if away[a] >= away[0.0] - drop]
    return max(allowed, key=at_home.get)  # of equals the smallest
