from torch import Tensor


def low_rank_fuse(v: Tensor, u: Tensor, a: Tensor, b: Tensor) -> Tensor:
    """(…, D), (…, E), factors (R, D + 1, J), (R, E + 1, J): (…, J)."""
    raise NotImplementedError


def best_factors(table: Tensor, rank: int) -> tuple[Tensor, Tensor]:
    """The factors whose table is the nearest to (D + 1, E + 1, J)."""
    raise NotImplementedError
