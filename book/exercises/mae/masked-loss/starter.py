import torch
from torch import Tensor


def masked_loss(
    prediction: Tensor, target: Tensor, hidden: Tensor, columns: int
) -> Tensor:
    """Squared error over hidden patches, weighted by their distance.

    (B, N, X), (B, N, X) and (B, N) bool, True = hidden → ().
    """
    raise NotImplementedError
