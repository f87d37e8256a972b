import math

import torch
import torch.nn.functional as F
from torch import Tensor


def interpolate_positions(pos: Tensor, new_grid: tuple[int, int]) -> Tensor:
    """Positions (1 + S * S, D) for a new grid (rows, columns)."""
    side = math.isqrt(len(pos) - 1)
    if side < 1 or side**2 != len(pos) - 1:
        raise ValueError(f"{len(pos)} rows are no class token and a square")
    if min(new_grid) < 1:
        raise ValueError(f"a grid needs rows and columns: {new_grid}")
    old = pos[1:].reshape(1, side, side, -1).permute(0, 3, 1, 2)
    new = F.interpolate(
        old, size=new_grid, mode="bicubic", align_corners=False
    )  # (1, D, rows, columns)
    return torch.cat([pos[:1], new[0].flatten(1).T])
