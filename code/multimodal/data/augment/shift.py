"""Small changes that leave a photograph what it is: moved by a few pixels, seen in a mirror.

Letters: B batch, C channels, H height, W width.
"""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Generator, Tensor

from multimodal.data.stream import Augment


@dataclass(frozen=True)
class ShiftAndMirror:
    """Cuts each picture out again from a wider, black surrounding; mirrors every second one.

    Attributes:
        padding: width of the surrounding, and so the largest move, in pixels.

    Source: He et al. 2016 (arXiv 1512.03385), section 4.2.
    """

    padding: int = 4

    def __call__(self, images: Tensor, generator: Generator) -> Tensor:
        """(B, C, H, W) → the same shape."""
        count, _, height, width = images.shape
        wide = F.pad(images, (self.padding,) * 4).permute(0, 2, 3, 1)  # (B, H', W', C)
        start = torch.randint(2 * self.padding + 1, (2, count, 1), generator=generator)
        rows = start[0] + torch.arange(height)  # (B, H)
        columns = start[1] + torch.arange(width)  # (B, W)
        mirrored = torch.rand(count, 1, generator=generator) < 0.5
        columns = torch.where(mirrored, columns.flip(1), columns)
        picture = torch.arange(count)[:, None, None]
        return wide[picture, rows[:, :, None], columns[:, None, :]].permute(0, 3, 1, 2)


@dataclass(frozen=True)
class InTurn:
    """Several changes, one after another."""

    changes: tuple[Augment, ...]

    def __call__(self, images: Tensor, generator: Generator) -> Tensor:
        """(B, C, H, W) → the same shape."""
        for change in self.changes:
            images = change(images, generator)
        return images
