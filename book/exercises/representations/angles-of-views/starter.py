from torch import Tensor


def agreement(first: Tensor, second: Tensor) -> Tensor:
    """All canonical correlations of (N, D1) and (N, D2), largest first."""
    raise NotImplementedError


def best_pair(first: Tensor, second: Tensor) -> tuple[Tensor, Tensor]:
    """The vectors (N,) of both spans that agree most, of length 1."""
    raise NotImplementedError
