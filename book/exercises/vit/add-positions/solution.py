import torch
from torch import Tensor


def count_positions(height: int, width: int, patch: int) -> int:
    """Rows that the table of positions needs, class token included."""
    if height % patch or width % patch:
        raise ValueError(
            f"patches of {patch} do not cover {height} by {width} pixels"
        )
    return 1 + (height // patch) * (width // patch)


def add_positions(tokens: Tensor, cls: Tensor, pos: Tensor) -> Tensor:
    """Put the class token first, then add a position to every token."""
    batch, count, width = tokens.shape
    if cls.shape != (width,):
        raise ValueError(f"class token of shape {(width,)}: {cls.shape}")
    if pos.shape != (1 + count, width):
        raise ValueError(
            f"{count} patches need positions {(1 + count, width)}, "
            f"not {tuple(pos.shape)}"
        )
    first = cls.expand(batch, 1, width)
    return torch.cat([first, tokens], dim=1) + pos
