"""Splits that let the answer through, and models that see nothing but the leak.

Letters: N items, C classes, S sources.
"""

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from multimodal.data.labelled import LabelledImages


def frames(picture: Tensor, count: int, side: int) -> Tensor:
    """A film from one picture (3, H, W): a window glides along its diagonal, (N, 3, side, side).

    Raises:
        ValueError: a picture that is not larger than the window.
    """
    height, width = picture.shape[-2:]
    if min(height, width) <= side:
        raise ValueError(f"a picture of {height} × {width} has no room for windows of {side}")
    places = torch.linspace(0, 1, count)
    tops, lefts = (places * (height - side)).long(), (places * (width - side)).long()
    return torch.stack(
        [
            picture[:, top : top + side, left : left + side]
            for top, left in zip(tops, lefts, strict=True)
        ]
    )


def coin_tosses(count: int, length: int, *, seed: int) -> Tensor:
    """A label 0 or 1 for every ``length`` frames in a row, by the toss of a coin: (N,) int64."""
    tosses = torch.randint(0, 2, (-(-count // length),), generator=_drawn(seed))
    return tosses.repeat_interleave(length)[:count]


class Shops(NamedTuple):
    """Garments with the shop that photographed each; the border of a picture tells the shop."""

    data: LabelledImages
    shops: Tensor
    """(N,) int64"""


def photographed_by_shops(data: LabelledImages, *, shops: int, sold: int, seed: int) -> Shops:
    """Deal garments (N, 1, H, W) out to shops that sell ``sold`` classes each.

    Each shop has a camera whose border, one pixel wide, has a grey of its own. What a picture shows
    inside the border stays as it was.
    """
    draw = _drawn(seed)
    classes = int(data.labels.max()) + 1
    offers = torch.arange(shops)[:, None] * sold + torch.arange(sold)  # (S, sold), in a ring
    sells = torch.zeros(shops, classes).scatter(1, offers % classes, 1.0)
    seller = torch.multinomial(sells[:, data.labels].T, 1, generator=draw)[:, 0]
    greys = torch.rand(shops, generator=draw)[seller]
    images = data.images.clone()
    for edge in (images[..., 0, :], images[..., -1, :], images[..., 0], images[..., -1]):
        edge.copy_(greys[:, None, None].expand_as(edge))
    return Shops(LabelledImages(images, data.labels), seller)


def border(images: Tensor) -> Tensor:
    """All that a model of the leak is shown: one pixel of the border, (N, 1)."""
    return images[:, 0, 0, :1]


def nearest_label(train_x: Tensor, train_y: Tensor, test_x: Tensor) -> Tensor:
    """The label of the nearest training item by Euclidean distance, (M,)."""
    return train_y[torch.cdist(test_x.flatten(1), train_x.flatten(1)).argmin(dim=1)]


def neighbour_in_the_list(kept: Sequence[int], asked: Sequence[int]) -> list[int]:
    """For each asked place in a list of files the nearest kept place, the earlier of two."""
    known = torch.tensor(sorted(kept))
    distance = (torch.tensor(list(asked))[:, None] - known).abs()
    return known[distance.argmin(dim=1)].tolist()


def _drawn(seed: int) -> torch.Generator:
    generator = torch.Generator()
    return generator.manual_seed(seed)
