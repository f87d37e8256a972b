"""Small random changes to pictures that leave their names true: shifts, scales, turns, light.

No mirroring: it would make a left arrow a right one.
"""

import math

import torch
from torch import Tensor
from torch.nn import functional


def jitter(images: Tensor, generator: torch.Generator) -> Tensor:
    """Shift by up to 10 % of the picture, scale by up to 15 %, turn by up to 12°, vary the light.

    Args:
        images: (B, 3, H, W) in [0, 1]; what comes in from outside repeats the border.
        generator: where the randomness comes from; the same state gives the same pictures.

    Returns:
        (B, 3, H, W) in [0, 1].
    """
    count = len(images)

    def draw(*shape: int) -> Tensor:
        return 2 * torch.rand(shape, generator=generator) - 1

    turn = math.radians(12) * draw(count)
    scale = 1 + 0.15 * draw(count)
    rotation = torch.stack([turn.cos(), -turn.sin(), turn.sin(), turn.cos()], 1).view(-1, 2, 2)
    transform = torch.cat([rotation * scale.view(-1, 1, 1), 0.2 * draw(count, 2, 1)], dim=2)
    grid = functional.affine_grid(transform, list(images.shape), align_corners=False)
    moved = functional.grid_sample(images, grid, padding_mode="border", align_corners=False)
    contrast = 1 + 0.2 * draw(count, 1, 1, 1)
    tint = 0.06 * draw(count, 3, 1, 1)
    return ((moved - 0.5) * contrast + 0.5 + tint).clamp(0, 1)
