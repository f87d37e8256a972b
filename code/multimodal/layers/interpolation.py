"""Learned positions for another number of patches than the one they were learned with.

Letters: T tokens that have no place, G side of the old grid, R side of the new one, D width.
"""

from math import isqrt

import torch
import torch.nn.functional as F
from einops import rearrange
from torch import Tensor


def interpolate_positions(table: Tensor, side: int, *, before: int = 1) -> Tensor:
    """Stretch the grid of positions to ``side`` × ``side`` places by bicubic interpolation.

    The corners of the old grid become the corners of the new one.

    Args:
        table: (T + G², D), the patches row by row.
        side: R.
        before: T, the first rows, which have no place and stay as they are: 1 for a class token.

    Returns:
        (T + R², D).

    Raises:
        ValueError: the patches of the table are no square grid, or the new side is below 1.

    Source: Dosovitskiy et al. 2021 (arXiv 2010.11929), section 3.2; the bicubic kernel and the
    corners are torchvision's choice.
    """
    patches = len(table) - before
    old = isqrt(max(patches, 0))
    if side < 1 or patches < 1 or old**2 != patches:
        raise ValueError(
            f"a square grid of places is needed, got {len(table)} rows, {before} of them without "
            f"a place, and a new side of {side}"
        )
    if side == old:
        return table.clone()
    grid = rearrange(table[before:], "(h w) d -> 1 d h w", h=old)
    larger = F.interpolate(grid, size=(side, side), mode="bicubic", align_corners=True)
    return torch.cat([table[:before], rearrange(larger, "1 d h w -> (h w) d")])
