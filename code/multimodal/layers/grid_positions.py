"""Fixed positions on a grid: half of the numbers say the row, half the column.

Letters: B batch, N = rows · columns patches, T tokens before them, D width.
"""

import torch
from einops import rearrange, repeat
from torch import Tensor, nn

from multimodal.layers.positions import sinusoidal_positions


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
