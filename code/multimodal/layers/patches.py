"""From a picture to tokens: colours brought to a range, patches, and a token before them.

Letters: B batch, C channels, H height, W width of the image, P side of a patch, N patches,
D width of the tokens.
"""

from collections.abc import Sequence
from typing import Self

import numpy as np
import torch
from einops import rearrange, repeat
from torch import Tensor, nn


class Pixels(nn.Module):
    """Colours in [0, 1], centred and scaled: ``(x − mean) / deviation``.

    Args:
        mean: per channel, or one number for all; ½ brings [0, 1] to [−1, 1].
        deviation: likewise, positive.

    Raises:
        ValueError: a channel without variation.
    """

    mean: Tensor
    deviation: Tensor

    def __init__(
        self, *, mean: Sequence[float] | float = 0.5, deviation: Sequence[float] | float = 0.5
    ) -> None:
        super().__init__()
        if not np.min(deviation) > 0:
            raise ValueError(f"every channel must vary, got deviations {deviation}")
        self.register_buffer("mean", torch.tensor(mean).reshape(-1, 1, 1))
        self.register_buffer("deviation", torch.tensor(deviation).reshape(-1, 1, 1))

    @classmethod
    def of(cls, images: Tensor) -> Self:
        """Mean 0, deviation 1 over pictures (N, C, H, W): pass those of the training only."""
        variance, mean = torch.var_mean(images, dim=(0, 2, 3))
        return cls(mean=mean.tolist(), deviation=variance.sqrt().tolist())

    def forward(self, images: Tensor) -> Tensor:
        """(B, C, H, W) → the same shape."""
        return (images - self.mean) / self.deviation


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
        patch_grid(height, width, self.patch)
        return rearrange(self.project(images), "b d h w -> b (h w) d")


class ClassToken(nn.Module):
    """Puts one learned token before all others, which gathers what they say.

    Args:
        width: D.

    Source: Dosovitskiy et al. 2021 (arXiv 2010.11929), eq. 1, after BERT (Devlin et al. 2019).
    """

    def __init__(self, *, width: int) -> None:
        super().__init__()
        self.token = nn.Parameter(torch.randn(1, width) * 0.02)

    def forward(self, x: Tensor) -> Tensor:
        """Tokens (B, N, D) → (B, 1 + N, D); the class token comes first."""
        return torch.cat([repeat(self.token, "one d -> b one d", b=len(x)), x], dim=1)


def patchify(images: Tensor, patch: int) -> Tensor:
    """Cut pictures into square patches, each flattened pixel by pixel.

    Args:
        images: (B, C, H, W).
        patch: P, in pixels.

    Returns:
        (B, N, P·P·C), patches row by row from the top left; inside a patch the channels of a pixel
        stand side by side, as in the code of He et al. 2022.

    Raises:
        ValueError: the patches do not cover the image exactly.
    """
    height, width = images.shape[-2:]
    patch_grid(height, width, patch)
    return rearrange(images, "b c (h p) (w q) -> b (h w) (p q c)", p=patch, q=patch)


def unpatchify(patches: Tensor, *, patch: int, size: tuple[int, int]) -> Tensor:
    """The pictures that :func:`patchify` would have cut into these patches.

    Args:
        patches: (B, N, P·P·C).
        patch: P, in pixels.
        size: height and width of the pictures.

    Returns:
        (B, C, H, W).

    Raises:
        ValueError: a size that the patches do not cover exactly, or as many.
    """
    height, width = size
    rows, columns = patch_grid(height, width, patch)
    if patches.shape[1] != rows * columns or patches.shape[2] % patch**2:
        raise ValueError(
            f"{patches.shape[1]} patches of {patches.shape[2]} numbers are no picture of "
            f"{height}×{width} in patches of {patch} pixels, which has {rows * columns} of them"
        )
    return rearrange(
        patches, "b (h w) (p q c) -> b c (h p) (w q)", h=rows, w=columns, p=patch, q=patch
    )


def patch_grid(height: int, width: int, patch: int) -> tuple[int, int]:
    """Rows and columns of patches.

    Raises:
        ValueError: the patches do not cover the image exactly.
    """
    if min(patch, height, width) < 1 or height % patch or width % patch:
        raise ValueError(
            f"patches of {patch} pixels do not cover an image of {height}×{width} exactly: "
            f"choose a side that divides both"
        )
    return height // patch, width // patch
