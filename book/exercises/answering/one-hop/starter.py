from collections.abc import Sequence

from torch import Tensor

Weights = tuple[Tensor, Tensor, Tensor]  # W (A, D), U (A, D), w (A)


def hop(
    places: Tensor, real: Tensor, query: Tensor, weights: Weights
) -> tuple[Tensor, Tensor]:
    """The next query (B, D), and how much each place counted (B, L)."""
    raise NotImplementedError


def look(
    places: Tensor, real: Tensor, query: Tensor, hops: Sequence[Weights]
) -> tuple[Tensor, Tensor]:
    """The last query (B, D), and the maps of all hops (B, K, L)."""
    raise NotImplementedError
