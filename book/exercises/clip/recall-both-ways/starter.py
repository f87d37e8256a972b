from collections.abc import Iterable

from torch import Tensor


def recall_both_ways(
    similarity: Tensor, owner: Tensor, ks: Iterable[int]
) -> dict[str, dict[int, float]]:
    """Share of right items found in both directions; ties count against."""
    raise NotImplementedError
