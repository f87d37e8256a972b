import torch
from torch import Tensor


@torch.no_grad()
def sinkhorn(
    scores: Tensor, shares: Tensor, epsilon: float, iterations: int
) -> Tensor:
    """Soft assignments of B images to K prototypes with given shares."""
    if scores.ndim != 2 or epsilon <= 0 or iterations < 1:
        raise ValueError(
            "scores must be (B, K), epsilon positive and iterations at "
            f"least 1, not {tuple(scores.shape)}, {epsilon}, {iterations}"
        )
    fits = shares.shape == scores.shape[1:] and bool((shares > 0).all())
    if not fits or abs(shares.sum().item() - 1) > 1e-4:
        raise ValueError(f"K positive shares that add up to 1: {shares}")
    log_q = scores / epsilon  # (B, K), logarithms: nothing overflows
    for _ in range(iterations):
        log_q = log_q - log_q.logsumexp(dim=0) + shares.log()  # columns
        log_q = log_q - log_q.logsumexp(dim=1)[:, None]  # images, (B, 1)
    return log_q.exp()
