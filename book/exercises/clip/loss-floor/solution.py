import math


def loss_floor(n: int, scale: float) -> float:
    """The least contrastive loss of n pairs of unit vectors, in nats."""
    if n < 2 or scale <= 0:
        raise ValueError(
            f"at least 2 pairs and a positive scale, not {n} and {scale}"
        )
    gap = n / (n - 1)  # 1 on the diagonal, -1 / (n - 1) elsewhere
    return math.log1p((n - 1) * math.exp(-scale * gap))


def scale_for(n: int, loss: float) -> float:
    """The least scale with a floor of n pairs not above the loss."""
    if n < 2 or loss <= 0:
        raise ValueError(
            f"at least 2 pairs and a positive loss, not {n} and {loss}"
        )
    return max(0.0, math.log((n - 1) / math.expm1(loss)) * (n - 1) / n)
