from collections.abc import Iterable

from torch import Tensor


def recall_both_ways(
    similarity: Tensor, owner: Tensor, ks: Iterable[int]
) -> dict[str, dict[int, float]]:
    """Recall@K from images to captions and back; tied wrong items count as ranked ahead."""
    raise NotImplementedError
