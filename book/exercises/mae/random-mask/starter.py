import torch
from torch import Generator, Tensor


def random_mask(
    batch: int, places: int, ratio: float, generator: Generator
) -> Tensor:
    """(batch, places) bool: True = hidden from the encoder."""
    raise NotImplementedError
