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
    raise NotImplementedError


def unevenness(weights: Tensor, words: Tensor, real: Tensor) -> Tensor:
    """Mean over the pictures of sum over regions of (1 - attention)²."""
    raise NotImplementedError
