"""A small residual network for pictures of 32 to 64 pixels, made to train fast on a CPU.

Letters: B batch, H height, W width, C channels, D width of the result.
"""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

GROUPS = 8


class ResidualBlock(nn.Module):
    """Two 3×3 convolutions added to their input, each after a normalisation.

    Source: He et al. 2016 (arXiv 1603.05027), figure 4e, with group normalisation (Wu and He 2018,
    arXiv 1803.08494): images of a batch do not see each other, as a contrastive loss needs.
    """

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.change = nn.Sequential(
            nn.GroupNorm(GROUPS, channels),
            nn.ReLU(),
            nn.Conv2d(channels, channels, 3, padding=1, bias=False),
            nn.GroupNorm(GROUPS, channels),
            nn.ReLU(),
            nn.Conv2d(channels, channels, 3, padding=1, bias=False),
        )

    def forward(self, x: Tensor) -> Tensor:
        """Feature map (B, C, H, W) → (B, C, H, W)."""
        return x + self.change(x)


class ResidualCNN(nn.Module):
    """A strided stem, then stages of residual blocks, each at half the resolution; mean pool.

    The stem shrinks the picture four times at once: that is where a CPU would spend its time.

    Args:
        widths: channels per stage, multiples of 8; the last one is D.
        blocks: residual blocks per stage.

    Raises:
        ValueError: no stage, or a width that is not a multiple of 8.
    """

    def __init__(self, *, widths: Sequence[int] = (64, 128), blocks: int = 1) -> None:
        super().__init__()
        if not widths or any(width < 1 or width % GROUPS for width in widths):
            raise ValueError(f"widths must be multiples of {GROUPS}, got {tuple(widths)}")
        self.width = widths[-1]
        layers: list[nn.Module] = [nn.Conv2d(3, widths[0], 6, stride=4, padding=1)]
        for before, width in zip((None, *widths), widths, strict=False):
            if before is not None:
                layers.append(nn.Conv2d(before, width, 3, stride=2, padding=1))
            layers.extend(ResidualBlock(width) for _ in range(blocks))
        layers += [nn.GroupNorm(GROUPS, widths[-1]), nn.ReLU()]
        self.layers = nn.Sequential(*layers)

    def forward(self, images: Tensor) -> Tensor:
        """Images (B, 3, H, W) in [0, 1] → (B, D)."""
        pixels = (2 * images - 1).contiguous(memory_format=torch.channels_last)
        return self.layers(pixels).mean(dim=(-2, -1))
