import math


def loss_floor(n: int, scale: float) -> float:
    """The least contrastive loss of n pairs of unit vectors, in nats."""
    raise NotImplementedError


def scale_for(n: int, loss: float) -> float:
    """The least scale with a floor of n pairs not above the loss."""
    raise NotImplementedError
