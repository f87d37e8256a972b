import torch
from torch import Tensor, nn


def momentum_update(
    slow: nn.Module, fast: nn.Module, momentum: float
) -> None:
    """Move weights and running statistics of slow towards those of fast."""
    raise NotImplementedError


def enqueue(
    queue: Tensor, owner: Tensor, pointer: int, keys: Tensor, ids: Tensor
) -> int:
    """Write keys and their images over the oldest rows; where to go on."""
    raise NotImplementedError


def negatives(owner: Tensor, ids: Tensor) -> Tensor:
    """(K,), (B,) → (B, K) bool: which rows may push which query away."""
    raise NotImplementedError
