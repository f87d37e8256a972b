"""Cutting an image into patches, each projected to one token.

Letters: B batch, C channels, H height, W width of the image, P side of a patch, N tokens, D width.
"""

from einops import rearrange
from torch import Tensor, nn


class PatchEmbedding(nn.Module):
    """One token per P×P patch: a convolution whose kernel is as wide as its stride.

    The same as cutting the patches out, flattening each and applying one linear map.

    Args:
        patch: P, in pixels.
        width: D of the tokens.
        channels: C, 3 for colours and 1 for grey.

    Source: Dosovitskiy et al. 2021 (arXiv 2010.11929), eq. 1.
    """

    def __init__(self, *, patch: int, width: int, channels: int = 3) -> None:
        super().__init__()
        self.patch = patch
        self.width = width
        self.project = nn.Conv2d(channels, width, kernel_size=patch, stride=patch)

    def forward(self, images: Tensor) -> Tensor:
        """Images (B, C, H, W) → tokens (B, N, D), row by row from the top left.

        Raises:
            ValueError: the patches do not cover the image exactly.
        """
        height, width = images.shape[-2:]
        if height % self.patch or width % self.patch:
            raise ValueError(
                f"patches of {self.patch} pixels do not cover an image of {height}×{width}: "
                f"use sides that are multiples of {self.patch}"
            )
        return rearrange(self.project(images), "b d h w -> b (h w) d")
