import torch
from torch import Tensor, nn


@torch.no_grad()
def momentum_update(
    slow: nn.Module, fast: nn.Module, momentum: float
) -> None:
    """Move the parameters of slow a little towards those of fast."""
    if not 0 <= momentum <= 1:
        raise ValueError(f"momentum lies in [0, 1], not at {momentum}")
    for old, new in zip(slow.parameters(), fast.parameters(), strict=True):
        old.lerp_(new, 1 - momentum)  # in place: old stays the same object


def enqueue(queue: Tensor, pointer: int, keys: Tensor) -> int:
    """Write keys over the oldest rows; returns where to go on."""
    size, count = len(queue), len(keys)
    if count > size or keys.shape[1:] != queue.shape[1:]:
        raise ValueError(
            f"{tuple(keys.shape)} does not fit into {tuple(queue.shape)}"
        )
    rows = torch.arange(pointer, pointer + count) % size  # wraps around
    queue[rows.to(queue.device)] = keys.detach()
    return (pointer + count) % size
