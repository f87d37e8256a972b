"""A convolutional network that remembers where things stand.

Letters: B batch, H = W side of the picture, C channels, D width of the result.
"""

import torch
from torch import Tensor, nn

from multimodal.layers.patches import Pixels

STRIDES = 4 * 2
PAPER = 0.85
"""Mean brightness of drawings on light paper; with it at 0 the first steps learn much faster."""


class GridCNN(nn.Module):
    """Two strided convolutions; their last grid is not averaged but read place by place.

    Averaging forgets places, which is right for *what* and wrong for *left of*. Both convolutions
    take long strides: that is where a CPU would spend its time.

    Args:
        side: pixels of a side, a multiple of 8.
        channels: of the two convolutions, multiples of 8.
        width: D.

    Raises:
        ValueError: a side or a number of channels that is not a multiple of 8.
    """

    def __init__(
        self, *, side: int = 32, channels: tuple[int, int] = (96, 128), width: int = 256
    ) -> None:
        super().__init__()
        if side % STRIDES or any(count % 8 for count in channels):
            raise ValueError(f"side and channels must be multiples of 8, got {side} and {channels}")
        self.width = width
        self.pixels = Pixels(mean=PAPER, deviation=0.25)
        early, late = channels
        self.layers = nn.Sequential(
            nn.Conv2d(3, early, 8, stride=4, padding=2, bias=False),
            nn.GroupNorm(8, early),
            nn.ReLU(),
            nn.Conv2d(early, late, 3, stride=2, padding=1, bias=False),
            nn.GroupNorm(8, late),
            nn.ReLU(),
            nn.Flatten(),
            nn.Linear(late * (side // STRIDES) ** 2, width),
            nn.ReLU(),
        )

    def forward(self, images: Tensor) -> Tensor:
        """Images (B, 3, H, W) in [0, 1] → (B, D)."""
        return self.layers(self.pixels(images).contiguous(memory_format=torch.channels_last))
