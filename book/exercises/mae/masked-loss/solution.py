import torch
from torch import Tensor


def masked_loss(
    prediction: Tensor, target: Tensor, hidden: Tensor
) -> Tensor:
    """Mean squared error over the hidden patches.

    (B, N, X), (B, N, X) and (B, N) bool, True = hidden → ().
    """
    fits = prediction.shape == target.shape and hidden.dtype == torch.bool
    if not fits or hidden.shape != prediction.shape[:2]:
        raise ValueError(
            f"expected (B, N, X), (B, N, X) and bool (B, N), not "
            f"{prediction.shape}, {target.shape}, {hidden.shape}"
        )
    if not hidden.any():
        raise ValueError("no patch is hidden: nothing to reconstruct")
    error = prediction[hidden] - target[hidden]  # (M, X)
    return error.square().mean()
