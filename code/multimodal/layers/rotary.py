"""Positions that turn queries and keys: their product then depends on the distance only.

Letters: B batch, N = rows · columns patches, T tokens (patches and what stands before them),
H heads, K width of a head, D width.
"""

import torch
from einops import rearrange, repeat
from torch import Tensor

from multimodal.layers.attention import MultiHeadAttention

BASE = 100.0
"""Bounds the longest wavelength: grids of images are shorter than texts, which take 10,000."""


def grid_angles(rows: int, columns: int, width: int) -> Tensor:
    """Angles (rows · columns, width / 2), row by row: half follow the row, half the column.

    Args:
        rows: of the grid.
        columns: of the grid.
        width: K of the vectors that will be turned, a multiple of 4.

    Raises:
        ValueError: an empty grid, or a width that is not a multiple of 4.

    Source: Heo et al. 2024 (arXiv 2403.13298), eq. 8–9 (axial, base 100).
    """
    if min(rows, columns) < 1 or width < 4 or width % 4:
        raise ValueError(
            "rotations of a grid need at least 1×1 places and a width per head that is a "
            f"multiple of 4, got {rows}×{columns} and {width}"
        )
    rates = BASE ** -(torch.arange(width // 4) / (width // 4))  # (K/4,)
    down = repeat(torch.arange(rows)[:, None] * rates, "r k -> r c k", c=columns)
    across = repeat(torch.arange(columns)[:, None] * rates, "c k -> r c k", r=rows)
    return rearrange(torch.cat([down, across], dim=-1), "r c k -> (r c) k")


def rotate(x: Tensor, angles: Tensor) -> Tensor:
    """Turn each pair of numbers of each vector by its angle.

    Args:
        x: (..., N, K); number i and number i + K/2 are a pair.
        angles: (N, K/2), radians.

    Returns:
        (..., N, K), each vector as long as before.

    Source: Su et al. 2021 (arXiv 2104.09864), eq. 34, with other pairs.
    """
    first, second = x.chunk(2, dim=-1)  # (..., N, K/2) each
    cos, sin = angles.cos().to(x.dtype), angles.sin().to(x.dtype)
    return torch.cat([first * cos - second * sin, second * cos + first * sin], dim=-1)


class RotaryAttention(MultiHeadAttention):
    """Self-attention whose queries and keys are turned by the place of their token.

    ``TransformerBlock(…, attention=partial(RotaryAttention, rows=R, columns=C))`` uses it.

    Args:
        width: D.
        heads: H.
        rows: of the grid.
        columns: of the grid.
        before: tokens ahead of the patches that have no place and are not turned.

    Raises:
        ValueError: as :func:`grid_angles`.
    """

    angles: Tensor

    def __init__(self, *, width: int, heads: int, rows: int, columns: int, before: int = 0) -> None:
        super().__init__(width=width, heads=heads)
        placed = grid_angles(rows, columns, width // heads)
        unturned = placed.new_zeros(before, placed.shape[1])
        self.register_buffer("angles", torch.cat([unturned, placed]), persistent=False)  # (T, K/2)

    def _split(self, x: Tensor, context: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        if x.shape[1] != len(self.angles):
            raise ValueError(f"{x.shape[1]} tokens for {len(self.angles)} places")
        query, key, value = super()._split(x, context)
        return rotate(query, self.angles), rotate(key, self.angles), value
