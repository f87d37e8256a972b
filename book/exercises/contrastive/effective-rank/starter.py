import torch
from torch import Tensor


def effective_rank(embeddings: Tensor) -> float:
    """How many directions the rows of (N, D) use, between 1 and D."""
    raise NotImplementedError
