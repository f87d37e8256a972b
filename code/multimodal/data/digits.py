"""Handwritten digits: 1,797 real scans of 8 × 8 pixels, a vision task that trains in seconds.

The test part of *Optical Recognition of Handwritten Digits* (E. Alpaydin and C. Kaynak 1998, UCI,
CC BY 4.0), as scikit-learn ships it. Thirteen people wrote them; the data do not say who wrote
which, so a split cannot be by writer.
"""

from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from multimodal.assets import asset
from multimodal.data.splits import split_by_image

DARKEST = 16


class Digits(NamedTuple):
    """Scans and what they show."""

    images: Tensor
    """(N, 1, 8, 8) float in [0, 1], 1 = ink"""
    labels: Tensor
    """(N,) int64, 0 … 9"""


def load_digits(split: str | None = None) -> Digits:
    """The scans of ``train`` (1,438), of ``test`` (359), or all of them.

    Raises:
        ValueError: an unknown split.
    """
    if split not in (None, "train", "test"):
        raise ValueError(f"unknown split {split!r}: choose train or test")
    with np.load(asset("digits", "digits.npz")) as file:
        images = torch.from_numpy(file["images"]).float().div(DARKEST).unsqueeze(1)
        labels = torch.from_numpy(file["labels"]).long()
    if split is None:
        return Digits(images, labels)
    names = [str(index) for index in range(len(labels))]
    rows = torch.tensor(split_by_image(names, {"train": 0.8, "test": 0.2}, seed=0)[split])
    return Digits(images[rows], labels[rows])
