import torch
from torch import Tensor


def sinkhorn(
    scores: Tensor, shares: Tensor, epsilon: float, iterations: int
) -> Tensor:
    """Soft assignments of B images to K prototypes with given shares."""
    raise NotImplementedError
