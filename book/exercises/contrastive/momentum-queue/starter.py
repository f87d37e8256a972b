import torch
from torch import Tensor, nn


def momentum_update(
    slow: nn.Module, fast: nn.Module, momentum: float
) -> None:
    """Move the parameters of slow a little towards those of fast."""
    raise NotImplementedError


def enqueue(queue: Tensor, pointer: int, keys: Tensor) -> int:
    """Write keys over the oldest rows; returns where to go on."""
    raise NotImplementedError
