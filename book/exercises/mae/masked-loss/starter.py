import torch
from torch import Tensor


def masked_loss(
    prediction: Tensor, target: Tensor, hidden: Tensor
) -> Tensor:
    """Mean squared error over the hidden patches.

    (B, N, X), (B, N, X) and (B, N) bool, True = hidden → ().
    """
    raise NotImplementedError
