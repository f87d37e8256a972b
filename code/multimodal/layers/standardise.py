"""Colours brought to the range that an encoder was made for.

Letters: B batch, C channels, H height, W width.
"""

from typing import Self

import torch
from torch import Tensor, nn


class Standardise(nn.Module):
    """Gives each channel the mean ½ and the deviation ½.

    Encoders of the course take colours from 0 to 1 and read 2x − 1: after this layer that has mean
    0 and deviation 1, whatever the pictures.

    Args:
        mean: (C,) of the training pictures.
        deviation: (C,) of the training pictures, positive.

    Raises:
        ValueError: a channel without variation.
    """

    mean: Tensor
    deviation: Tensor

    def __init__(self, *, mean: Tensor, deviation: Tensor) -> None:
        super().__init__()
        if not (deviation > 0).all():
            raise ValueError(f"every channel must vary, got deviations {deviation.tolist()}")
        self.register_buffer("mean", mean[:, None, None].clone())
        self.register_buffer("deviation", deviation[:, None, None].clone())

    @classmethod
    def of(cls, images: Tensor) -> Self:
        """The layer for pictures like these (N, C, H, W): give it the training part only."""
        variance, mean = torch.var_mean(images, dim=(0, 2, 3))
        return cls(mean=mean, deviation=variance.sqrt())

    def forward(self, images: Tensor) -> Tensor:
        """(B, C, H, W) → the same shape."""
        return ((images - self.mean) / self.deviation + 1) / 2
