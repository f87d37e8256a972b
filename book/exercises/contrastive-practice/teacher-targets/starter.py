import torch
from torch import Tensor


def teacher_targets(
    scores: Tensor, centre: Tensor, temperature: float, momentum: float
) -> tuple[Tensor, Tensor]:
    """Targets (B, K) of a teacher with centre (K,), and its next centre."""
    raise NotImplementedError
