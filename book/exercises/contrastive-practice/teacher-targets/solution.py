import torch
from torch import Tensor


@torch.no_grad()
def teacher_targets(
    scores: Tensor, centre: Tensor, temperature: float, momentum: float
) -> tuple[Tensor, Tensor]:
    """Targets (B, K) of a teacher with centre (K,), and its next centre."""
    if scores.ndim != 2 or centre.shape != scores.shape[1:]:
        raise ValueError(
            "scores must be (B, K) and the centre (K,), not "
            f"{tuple(scores.shape)} and {tuple(centre.shape)}"
        )
    if temperature <= 0 or not 0 <= momentum <= 1:
        raise ValueError(
            "the temperature must be positive and the momentum between 0 "
            f"and 1, not {temperature} and {momentum}"
        )
    targets = ((scores - centre) / temperature).softmax(dim=1)
    following = momentum * centre + (1 - momentum) * scores.mean(dim=0)
    return targets, following
