import torch
from torch import Tensor, nn


@torch.no_grad()
def momentum_update(
    slow: nn.Module, fast: nn.Module, momentum: float
) -> None:
    """Move weights and running statistics of slow towards those of fast."""
    if not 0 <= momentum <= 1:
        raise ValueError(f"momentum lies in [0, 1], not at {momentum}")
    for old, new in zip(slow.parameters(), fast.parameters(), strict=True):
        old.lerp_(new, 1 - momentum)  # in place: old stays the same object
    for old, new in zip(slow.buffers(), fast.buffers(), strict=True):
        if old.is_floating_point():
            old.lerp_(new, 1 - momentum)
        else:
            old.copy_(new)  # a counter has no average


def enqueue(
    queue: Tensor, owner: Tensor, pointer: int, keys: Tensor, ids: Tensor
) -> int:
    """Write keys and their images over the oldest rows; where to go on."""
    size, count = len(queue), len(keys)
    fits = keys.shape[1:] == queue.shape[1:] and ids.shape == (count,)
    if count > size or not fits or owner.shape != (size,):
        raise ValueError(
            f"{tuple(keys.shape)} with ids {tuple(ids.shape)} does not fit "
            f"into {tuple(queue.shape)} with owners {tuple(owner.shape)}"
        )
    rows = torch.arange(pointer, pointer + count) % size  # wraps around
    queue[rows.to(queue.device)] = keys.detach()
    owner[rows.to(owner.device)] = ids
    return (pointer + count) % size


def negatives(owner: Tensor, ids: Tensor) -> Tensor:
    """(K,), (B,) → (B, K) bool: which rows may push which query away."""
    filled = owner >= 0  # (K,)
    return filled & (owner != ids[:, None])
