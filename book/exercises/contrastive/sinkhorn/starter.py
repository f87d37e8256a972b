import torch
from torch import Tensor


def sinkhorn(scores: Tensor, epsilon: float, iterations: int) -> Tensor:
    """Soft assignments of B images to K prototypes used equally often."""
    raise NotImplementedError
