import torch
from torch import Tensor


def look(
    regions: Tensor,
    real: Tensor,
    hidden: Tensor,
    w_a: Tensor,
    w_h: Tensor,
    v: Tensor,
) -> tuple[Tensor, Tensor]:
    """Weights (B, L) over the real regions, and the context (B, D)."""
    regions = torch.where(real[..., None], regions, 0.0)
    scores = (
        torch.tanh(regions @ w_a.T + (hidden @ w_h.T)[:, None]) @ v
    )  # (B, L)
    floor = torch.finfo(scores.dtype).min
    weights = scores.masked_fill(~real, floor).softmax(dim=1) * real
    return weights, (weights[..., None] * regions).sum(dim=1)


def unevenness(weights: Tensor, words: Tensor, real: Tensor) -> Tensor:
    """Mean over the pictures of sum over regions of (1 - attention)²."""
    attention = (weights * words[..., None]).sum(dim=1)  # (B, L)
    return ((1 - attention) ** 2 * real).sum(dim=1).mean()
