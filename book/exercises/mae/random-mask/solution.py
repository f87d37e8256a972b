import torch
from torch import Generator, Tensor


def random_mask(
    batch: int, places: int, ratio: float, generator: Generator
) -> Tensor:
    """(batch, places) bool: True = hidden from the encoder."""
    hidden = round(places * ratio)
    if not 0 < hidden < places:
        raise ValueError(
            f"{hidden} of {places} patches hidden: "
            "one must be hidden, one visible"
        )
    noise = torch.rand(batch, places, generator=generator)
    order = noise.argsort(dim=1)  # a permutation for each image
    return order < hidden  # (B, N)
