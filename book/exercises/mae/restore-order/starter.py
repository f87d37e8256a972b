import torch
from torch import Tensor


def restore_order(
    visible: Tensor, mask_token: Tensor, order: Tensor
) -> Tensor:
    """(B, K, D), (D,), (B, N) → (B, N, D): every token in its place."""
    raise NotImplementedError
