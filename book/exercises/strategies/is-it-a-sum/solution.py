from copy import deepcopy

import torch
import torch.nn.functional as F
from torch import Tensor, nn

ROUNDING = 1e-9


def odds_of_all(model: nn.Module, x: Tensor, y: Tensor) -> Tensor:
    """Log-odds (N, M, K) against the first answer, each x with each y."""
    exact = deepcopy(model).double().eval()
    every_x = x.double().repeat_interleave(len(y), dim=0)
    every_y = torch.cat([y.double()] * len(x))
    with torch.no_grad():
        said = exact(every_x, every_y)
    if said.shape[1] == 1:
        said = F.pad(said, (1, 0))  # one number is the log-odds of yes
    return (said - said[:, :1]).unflatten(0, (len(x), len(y)))


def is_a_sum(model: nn.Module, x: Tensor, y: Tensor) -> bool:
    """Whether the log-odds of all x with all y are a sum of opinions."""
    if min(len(x), len(y)) < 2:
        raise ValueError(f"two of each are needed: {len(x)}, {len(y)}")
    odds = odds_of_all(model, x, y)
    change = odds - odds[:1]
    left = change - change[:, :1]
    size = odds.abs().max().clamp(min=1)
    return bool(left.abs().max() <= ROUNDING * size)
