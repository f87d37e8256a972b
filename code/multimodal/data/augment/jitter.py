"""Small changes that leave a drawing what it is: moved, resized, turned, tinted.

No mirror: a hand that points left is not the hand that points right.
"""

from dataclasses import dataclass

import torch
from torch import Generator, Tensor
from torch.nn.functional import affine_grid, grid_sample


@dataclass(frozen=True)
class Jitter:
    """Draws one change for each picture of a batch.

    Attributes:
        shift: largest move, as a share of the width.
        scale: largest relative change of size.
        turn: largest rotation, in radians.
        tint: largest relative change of each colour channel.
    """

    shift: float = 0.1
    scale: float = 0.15
    turn: float = 0.2
    tint: float = 0.15

    def __call__(self, images: Tensor, generator: Generator) -> Tensor:
        """(B, 3, H, W) in [0, 1] → the same shape and range; what moves in from outside is edge."""
        count = len(images)
        shifts = 2 * self.shift * _draw(count, 2, generator)
        sizes = 1 + self.scale * _draw(count, 1, generator)
        angles = self.turn * _draw(count, 1, generator)
        cosine, sine = sizes * angles.cos(), sizes * angles.sin()
        maps = torch.stack(
            [
                torch.cat([cosine, -sine, shifts[:, :1]], 1),
                torch.cat([sine, cosine, shifts[:, 1:]], 1),
            ],
            dim=1,
        )  # (B, 2, 3)
        grid = affine_grid(maps, list(images.shape), align_corners=False)
        moved = grid_sample(images, grid, padding_mode="border", align_corners=False)
        tints = 1 + self.tint * _draw(count, 3, generator)
        return (moved * tints[:, :, None, None]).clamp(0, 1)


def _draw(count: int, width: int, generator: Generator) -> Tensor:
    return 2 * torch.rand(count, width, generator=generator) - 1
