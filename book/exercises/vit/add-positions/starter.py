from torch import Tensor


def count_positions(height: int, width: int, patch: int) -> int:
    """Rows that the table of positions needs, class token included."""
    raise NotImplementedError


def add_positions(tokens: Tensor, cls: Tensor, pos: Tensor) -> Tensor:
    """Put the class token first, then add a position to every token."""
    raise NotImplementedError
