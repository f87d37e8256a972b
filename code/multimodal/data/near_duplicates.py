"""Pictures that are nearly the same: short codes that survive small changes, and their distances.

Letters: N pictures, A and B sides of a comparison, L bits of a code.
"""

from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn.functional import interpolate, normalize

SIDE = 8
GREY = torch.tensor([0.299, 0.587, 0.114])
"""what the eye gives to red, green and blue (Rec. 601)"""


class Twins(NamedTuple):
    """Two pictures that look alike."""

    first: int
    second: int
    distance: float


def thumbnails(images: Tensor, height: int = SIDE, width: int = SIDE) -> Tensor:
    """Pictures (N, 3, H, W) uint8 → grey means of a coarse grid, (N, height, width) floats."""
    if images.ndim != 4 or images.shape[1] != 3 or images.dtype != torch.uint8:
        raise ValueError(
            f"images must be (N, 3, H, W) uint8, got {tuple(images.shape)} {images.dtype}"
        )
    grey = torch.einsum("nchw,c->nhw", images.float(), GREY)
    return interpolate(grey[:, None], (height, width), mode="area")[:, 0]


def average_hash(images: Tensor) -> Tensor:
    """One bit a field of the thumbnail: is it lighter than the mean? (N, 64) bool."""
    fields = thumbnails(images).flatten(1)
    return fields > fields.mean(dim=1, keepdim=True)


def difference_hash(images: Tensor) -> Tensor:
    """One bit a field: is it lighter than its left neighbour? (N, 64) bool."""
    fields = thumbnails(images, SIDE, SIDE + 1)
    return (fields[:, :, 1:] > fields[:, :, :-1]).flatten(1)


def bit_distances(a: Tensor, b: Tensor) -> Tensor:
    """The share of bits that differ, of each code of (A, L) and each of (B, L): (A, B)."""
    first, second = a.float(), b.float()
    return (first @ (1 - second).T + (1 - first) @ second.T) / a.shape[1]


def cosine_distances(a: Tensor, b: Tensor) -> Tensor:
    """One minus the cosine of features (A, K) and (B, K): (A, B)."""
    return 1 - normalize(a.float(), dim=1) @ normalize(b.float(), dim=1).T


def strictest(distances: Tensor, *, alarms: float) -> float:
    """The distance below which a share ``alarms`` of pairs of different pictures lies.

    Args:
        distances: (N, N) among pictures that are known to be different; the diagonal is left out.
        alarms: the share of false alarms that one is ready to look at.
    """
    upper = distances[torch.triu(torch.ones_like(distances, dtype=torch.bool), diagonal=1)]
    return float(upper.sort().values[int(alarms * len(upper))])


def twins(distances: Tensor, limit: float) -> list[Twins]:
    """All pairs (first, second) whose distance in (A, B) is below ``limit``, closest first."""
    rows, columns = (distances < limit).nonzero(as_tuple=True)
    found = zip(rows.tolist(), columns.tolist(), distances[rows, columns].tolist(), strict=True)
    return sorted((Twins(*each) for each in found), key=lambda pair: pair.distance)
