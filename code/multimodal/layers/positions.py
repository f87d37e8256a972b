"""Telling a Transformer where each token stands: attention alone sees a set.

Letters: B batch, N tokens (or rows · columns patches), T tokens without a place before them,
D width, G and R sides of an old and a new grid.
"""

import math

import torch
import torch.nn.functional as F
from einops import rearrange, repeat
from torch import Tensor, nn


class LearnedPositions(nn.Module):
    """Adds a learned vector to each place.

    Args:
        length: the most tokens that a sequence may have.
        width: D.
    """

    def __init__(self, *, length: int, width: int) -> None:
        super().__init__()
        self.table = nn.Parameter(torch.randn(length, width) * 0.1)

    def forward(self, x: Tensor) -> Tensor:
        """Tokens (B, N, D) → (B, N, D).

        Raises:
            ValueError: more tokens than places.
        """
        if x.shape[1] > len(self.table):
            raise ValueError(f"{x.shape[1]} tokens for {len(self.table)} places: shorten the input")
        return x + self.table[: x.shape[1]]


def sinusoidal_positions(length: int, width: int) -> Tensor:
    """Fixed positions (length, width): sines and cosines of wavelengths from 2π to 10,000·2π.

    Args:
        length: number of places.
        width: D, even; the first half holds sines, the second half cosines.

    Raises:
        ValueError: an odd width.

    Source: Vaswani et al. 2017 (arXiv 1706.03762), section 3.5, with sines and cosines side by side
    instead of interleaved.
    """
    if width % 2:
        raise ValueError(f"the width must be even, got {width}")
    rates = torch.exp(-math.log(10_000.0) * torch.arange(0, width, 2) / width)  # (D/2,)
    angles = torch.arange(length)[:, None] * rates  # (length, D/2)
    return torch.cat([angles.sin(), angles.cos()], dim=1)


def sinusoidal_grid(rows: int, columns: int, width: int) -> Tensor:
    """Positions (rows · columns, width), row by row from the top left.

    The first half of the numbers are the sines and cosines of the row, the second half those of the
    column: patches of one row share the former, patches of one column the latter.

    Args:
        rows: of the grid.
        columns: of the grid.
        width: D, a multiple of 4.

    Raises:
        ValueError: an empty grid, or a width that is not a multiple of 4.

    Source: Vaswani et al. 2017 (arXiv 1706.03762), section 3.5, once per axis, as in
    He et al. 2022 (arXiv 2111.06377).
    """
    if min(rows, columns) < 1 or width < 4 or width % 4:
        raise ValueError(
            "a grid needs at least 1×1 places and a width that is a multiple of 4, "
            f"got {rows}×{columns} and {width}"
        )
    down = repeat(sinusoidal_positions(rows, width // 2), "r d -> r c d", c=columns)
    across = repeat(sinusoidal_positions(columns, width // 2), "c d -> r c d", r=rows)
    return rearrange(torch.cat([down, across], dim=-1), "r c d -> (r c) d")


class GridPositions(nn.Module):
    """Adds the fixed position of its place to each patch, and nothing to the tokens before them.

    Args:
        rows: of the grid.
        columns: of the grid.
        width: D, a multiple of 4.
        before: T, tokens ahead of the patches that have no place, such as a class token.

    Raises:
        ValueError: as :func:`sinusoidal_grid`.
    """

    table: Tensor

    def __init__(self, *, rows: int, columns: int, width: int, before: int = 0) -> None:
        super().__init__()
        placeless = torch.zeros(before, width)
        table = torch.cat([placeless, sinusoidal_grid(rows, columns, width)])
        self.register_buffer("table", table, persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        """Tokens (B, T + N, D) → (B, T + N, D).

        Raises:
            ValueError: another number of tokens.
        """
        if x.shape[1] != len(self.table):
            raise ValueError(f"{x.shape[1]} tokens for {len(self.table)} places")
        return x + self.table


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
    old = math.isqrt(max(patches, 0))
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
