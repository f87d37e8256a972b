import torch.nn.functional as F
from torch import Tensor


def interpolate_positions(pos: Tensor, new_grid: tuple[int, int]) -> Tensor:
    """Positions (1 + S * S, D) for a new grid (rows, columns)."""
    raise NotImplementedError
