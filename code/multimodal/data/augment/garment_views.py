"""Two views of a garment that are still the same garment: cropped, mirrored, lit, half hidden.

Letters: B batch, C channels, H height, W width.
"""

import math
from dataclasses import dataclass

import torch
from torch import Generator, Tensor
from torch.nn.functional import affine_grid, grid_sample


@dataclass(frozen=True)
class GarmentViews:
    """Draws one view of each picture of a batch; an ``Augment``.

    Attributes:
        area: smallest share of the picture that a crop keeps; the largest is all of it.
        stretch: largest ratio by which a crop is wider or higher than the picture.
        mirror: chance of being mirrored.
        light: largest relative change of brightness.
        gamma: largest exponent of the change of contrast; the least is its reciprocal.
        hidden: largest side of the square that is blacked out, as a share of the width.

    Raises:
        ValueError: a value out of range.
    """

    area: float = 0.3
    stretch: float = 4 / 3
    mirror: float = 0.5
    light: float = 0.4
    gamma: float = 1.5
    hidden: float = 0.4

    def __post_init__(self) -> None:
        shares = (self.area, self.mirror, self.light, self.hidden)
        if not all(0 <= share <= 1 for share in shares) or not self.area:
            raise ValueError(f"shares must lie between 0 and 1, the area above 0: {self}")
        if min(self.stretch, self.gamma) < 1:
            raise ValueError(f"stretch and gamma must be at least 1: {self}")

    def __call__(self, images: Tensor, generator: Generator) -> Tensor:
        """(B, C, H, W) in [0, 1] → the same shape and range."""
        cropped = self.crop(images, generator)
        return self.hide(self.shine(cropped, generator), generator)

    def crop(self, images: Tensor, generator: Generator) -> Tensor:
        """A random part of each picture, mirrored or not, brought to full size."""
        share, ratio, flip, *place = torch.rand(5, len(images), generator=generator)
        side = (self.area + (1 - self.area) * share).sqrt()
        skew = ((2 * ratio - 1) * math.log(self.stretch) / 2).exp()
        width, height = (side * skew).clamp(max=1), (side / skew).clamp(max=1)
        right, down = (2 * where - 1 for where in place)
        sign = torch.where(flip < self.mirror, -1.0, 1.0)
        maps = torch.zeros(len(images), 2, 3)
        maps[:, 0, 0], maps[:, 0, 2] = sign * width, right * (1 - width)
        maps[:, 1, 1], maps[:, 1, 2] = height, down * (1 - height)
        grid = affine_grid(maps, list(images.shape), align_corners=False)
        return grid_sample(images, grid, padding_mode="border", align_corners=False)

    def shine(self, images: Tensor, generator: Generator) -> Tensor:
        """Another brightness and another contrast for each picture."""
        light, gamma = torch.rand(2, len(images), 1, 1, 1, generator=generator)
        exponent = ((2 * gamma - 1) * math.log(self.gamma)).exp()
        factor = 1 + self.light * (2 * light - 1)
        return (images.clamp(0, 1) ** exponent * factor).clamp(0, 1)

    def hide(self, images: Tensor, generator: Generator) -> Tensor:
        """A square of each picture is blacked out, which may lie partly outside."""
        size, x, y = torch.rand(3, len(images), 1, generator=generator)
        half = self.hidden * size / 2
        rows, columns = (
            ((torch.arange(count) + 0.5) / count - centre).abs() < half  # (B, H), (B, W)
            for count, centre in zip(images.shape[2:], (y, x), strict=True)
        )
        covered = rows[:, None, :, None] & columns[:, None, None, :]  # (B, 1, H, W)
        return images.masked_fill(covered, 0.0)
