"""A plain convolutional network for small pictures, the counterpart of small Transformers.

Letters: B batch, C channels, H height, W width, D width of the result.
"""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

GROUPS = 8


class SmallCNN(nn.Module):
    """Stages of a 3×3 convolution that halves the picture; at the end a mean over places.

    Group normalisation (Wu and He 2018, arXiv 1803.08494): here pictures of a batch do not see each
    other. A head with batch normalisation on top lets them, and its statistics may still leak which
    of them belong together.

    Args:
        channels: C of the pictures.
        widths: channels after each stage, multiples of 8; the last one is D.

    Raises:
        ValueError: no stage, or a width that is not a multiple of 8.
    """

    def __init__(self, *, channels: int = 1, widths: Sequence[int] = (32, 64, 128)) -> None:
        super().__init__()
        if not widths or any(width < 1 or width % GROUPS for width in widths):
            raise ValueError(f"widths must be multiples of {GROUPS}, got {tuple(widths)}")
        self.width = widths[-1]
        layers: list[nn.Module] = []
        for before, width in zip((channels, *widths), widths, strict=False):
            layers += [
                nn.Conv2d(before, width, 3, stride=2, padding=1, bias=False),
                nn.GroupNorm(GROUPS, width),
                nn.ReLU(),
            ]
        self.layers = nn.Sequential(*layers)

    def forward(self, images: Tensor) -> Tensor:
        """Pictures (B, C, H, W) in [0, 1] → (B, D)."""
        pixels = images.contiguous(memory_format=torch.channels_last)
        return self.layers(pixels).mean(dim=(2, 3))  # (B, D, H', W') → (B, D)
