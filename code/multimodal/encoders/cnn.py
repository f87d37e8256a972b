"""A small residual network for pictures of 32 to 64 pixels, made to train fast on a CPU.

Letters: B batch, H height, W width, C channels, G side of the last grid, D width of the result.
"""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

GROUPS = 8
PAPER = 0.85
"""Mean brightness of drawings on light paper; with it at 0 the first steps learn much faster."""


class DepthwiseBlock(nn.Module):
    """Look around within each channel, then mix the channels, and add the result to the input.

    A 3×3 convolution per channel and two 1×1 convolutions: a fifth of the work of two full 3×3
    convolutions, and as good here.

    Source: Liu et al. 2022 (arXiv 2201.03545), figure 4, with group normalisation (Wu and He 2018,
    arXiv 1803.08494): images of a batch do not see each other, as a contrastive loss needs.
    """

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.change = nn.Sequential(
            nn.Conv2d(channels, channels, 3, padding=1, groups=channels),
            nn.GroupNorm(GROUPS, channels),
            nn.Conv2d(channels, 2 * channels, 1),
            nn.GELU(),
            nn.Conv2d(2 * channels, channels, 1),
        )

    def forward(self, x: Tensor) -> Tensor:
        """Feature map (B, C, H, W) → (B, C, H, W)."""
        return x + self.change(x)


class ResidualCNN(nn.Module):
    """A strided stem, then stages of residual blocks, each at half the resolution.

    The stem shrinks the picture four times at once: that is where a CPU would spend its time. The
    last feature map is averaged to a grid of G×G places that stay apart in the result: a mean over
    the whole picture would forget which shape stood where, and learns several times more slowly.

    Args:
        widths: channels per stage, multiples of 8.
        blocks: residual blocks per stage.
        grid: G; the result has D = G² · ``widths[-1]`` numbers.

    Raises:
        ValueError: no stage, a width that is not a multiple of 8, or a grid below 1.
    """

    def __init__(
        self, *, widths: Sequence[int] = (64, 128), blocks: int = 1, grid: int = 4
    ) -> None:
        super().__init__()
        if not widths or any(width < 1 or width % GROUPS for width in widths):
            raise ValueError(f"widths must be multiples of {GROUPS}, got {tuple(widths)}")
        if grid < 1:
            raise ValueError(f"the grid must have at least 1×1 places, got {grid}")
        self.width = grid**2 * widths[-1]
        layers: list[nn.Module] = [nn.Conv2d(3, widths[0], 6, stride=4, padding=1)]
        for before, width in zip((None, *widths), widths, strict=False):
            if before is not None:
                layers.append(nn.Conv2d(before, width, 3, stride=2, padding=1))
            layers.extend(DepthwiseBlock(width) for _ in range(blocks))
        layers += [nn.GroupNorm(GROUPS, widths[-1]), nn.ReLU()]
        self.layers = nn.Sequential(*layers)
        self.places = nn.AdaptiveAvgPool2d(grid)

    def forward(self, images: Tensor) -> Tensor:
        """Images (B, 3, H, W) in [0, 1] → (B, D)."""
        centred = 4 * (images - PAPER)
        pixels = centred.contiguous(memory_format=torch.channels_last)
        return self.places(self.layers(pixels)).flatten(start_dim=1)  # (B, C, G, G) → (B, D)
