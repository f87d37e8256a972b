import torch
from torch import Tensor


def masked_loss(
    prediction: Tensor, target: Tensor, hidden: Tensor, columns: int
) -> Tensor:
    """Squared error over hidden patches, weighted by their distance.

    (B, N, X), (B, N, X) and (B, N) bool, True = hidden → ().
    """
    fits = prediction.shape == target.shape and hidden.dtype == torch.bool
    if not fits or hidden.shape != prediction.shape[:2]:
        raise ValueError(
            f"expected (B, N, X), (B, N, X) and bool (B, N), not "
            f"{prediction.shape}, {target.shape}, {hidden.shape}"
        )
    if columns < 1 or hidden.shape[1] % columns:
        raise ValueError(f"{hidden.shape[1]} patches, {columns} columns")
    if not hidden.any() or hidden.all(dim=1).any():
        raise ValueError("nothing is hidden, or an image shows nothing")
    weight = distance(hidden, columns)[hidden]  # (M,)
    error = (prediction[hidden] - target[hidden]).square()  # (M, X)
    return (weight * error.mean(dim=1)).sum() / weight.sum()


def distance(hidden: Tensor, columns: int) -> Tensor:
    """Steps from each patch to the nearest visible one. (B, N)"""
    place = torch.arange(hidden.shape[1], device=hidden.device)
    spot = torch.stack([place // columns, place % columns], dim=1)  # (N, 2)
    steps = (spot[:, None] - spot[None, :]).abs().sum(dim=-1)  # (N, N)
    far = steps.max() + 1
    return steps.where(~hidden[:, None, :], far).amin(dim=-1)
