import math


def loss_floor(n: int, scale: float) -> float:
    """The least contrastive loss of n pairs of unit vectors, in nats."""
    raise NotImplementedError


def scale_for(n: int, loss: float) -> float:
    """The least scale at which the floor of n pairs is not above the given loss."""
    raise NotImplementedError
