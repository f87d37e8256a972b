from collections.abc import Iterable

from torch import Tensor


def recall_both_ways(
    similarity: Tensor, owner: Tensor, ks: Iterable[int]
) -> dict[str, dict[int, float]]:
    """Recall@K in both directions; tied wrong items rank ahead."""
    raise NotImplementedError
