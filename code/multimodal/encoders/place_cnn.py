"""A convolutional network that is read at two heights: place by place, and as a whole.

Letters: B batch, L places, D width.
"""

from typing import cast

import torch
from torch import Tensor, nn

from multimodal.layers.patches import Pixels

PAPER = 0.85
"""mean brightness of drawings on light paper"""


class PlaceCNN(nn.Module):
    """Three strided convolutions: an annotation vector for each place of a 4 × 4 grid.

    What stands where is kept, as in the lower layers of a classifier: no mean over places.

    Args:
        width: D, a multiple of 8.
        side: pixels of a side, a multiple of 8; L is (side / 8)².

    Raises:
        ValueError: a side or a width that is no multiple of 8.

    Source: annotation vectors, Xu et al. 2015 (arXiv 1502.03044), section 3.1.1.
    """

    def __init__(self, *, width: int = 128, side: int = 32) -> None:
        super().__init__()
        if width < 8 or side < 8 or width % 8 or side % 8:
            raise ValueError(f"width and side must be multiples of 8, got {width} and {side}")
        self.width = width
        self.places = (side // 8) ** 2
        self.pixels = Pixels(mean=PAPER, deviation=0.25)
        self.layers = nn.Sequential(
            *_convolution(3, 32, kernel=4),
            *_convolution(32, 64, kernel=4),
            *_convolution(64, width, kernel=3),
        )

    def forward(self, images: Tensor) -> Tensor:
        """Pictures (B, 3, H, W) in [0, 1] → annotations (B, L, D), row by row from the top left."""
        pixels = self.pixels(images).contiguous(memory_format=torch.channels_last)
        return self.layers(pixels).flatten(2).transpose(1, 2)


class WholePicture(nn.Module):
    """The layer above: all annotations become one vector, as fc7 stands above conv5 in VGG.

    Args:
        places: pictures → (B, L, its ``width``); says L as ``places``.
        width: D of the vector.
    """

    def __init__(self, *, places: PlaceCNN, width: int = 128) -> None:
        super().__init__()
        self.width = width
        self.places = places
        self.layers = nn.Sequential(
            nn.Flatten(), nn.Linear(places.places * places.width, width), nn.ReLU()
        )

    def forward(self, images: Tensor) -> Tensor:
        """Pictures (B, 3, H, W) in [0, 1] → (B, D)."""
        return self.layers(self.places(images))


class SideBySide(nn.Module):
    """All annotations laid side by side: one long vector that knows every place.

    Args:
        places: pictures → (B, L, its ``width``).
        count: L.
    """

    def __init__(self, *, places: nn.Module, count: int = 16) -> None:
        super().__init__()
        self.width = count * cast(int, places.width)
        self.places = places

    def forward(self, images: Tensor) -> Tensor:
        """Pictures (B, 3, H, W) in [0, 1] → (B, L · D)."""
        return self.places(images).flatten(1)


def _convolution(before: int, after: int, *, kernel: int) -> tuple[nn.Module, ...]:
    halves = nn.Conv2d(before, after, kernel, stride=2, padding=1, bias=False)
    return halves, nn.GroupNorm(8, after), nn.ReLU()
