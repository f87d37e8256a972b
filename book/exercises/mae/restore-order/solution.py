import torch
from torch import Tensor


def restore_order(
    seen: Tensor, mask_token: Tensor, places: Tensor, count: int
) -> Tensor:
    """(B, K, D), (D,), (B, K) → (B, N, D): every place gets its mean."""
    batch, _, width = seen.shape
    if mask_token.shape != (width,) or places.shape != seen.shape[:2]:
        raise ValueError(
            f"{seen.shape}, {mask_token.shape} and {places.shape} do not "
            "fit: expected (B, K, D), (D,), (B, K)"
        )
    if ((places < 0) | (places >= count)).any():
        raise ValueError(f"places lie between 0 and {count - 1}")
    index = places[..., None].expand_as(seen)  # (B, K, D)
    sums = seen.new_zeros(batch, count, width).scatter_add(1, index, seen)
    times = torch.zeros(batch, count, dtype=torch.int64)
    times.scatter_add_(1, places, torch.ones_like(places))
    times = times[..., None]  # (B, N, 1): how often each place was seen
    return torch.where(times > 0, sums / times.clamp(min=1), mask_token)
