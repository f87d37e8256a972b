from torch import Tensor


def recall_span(
    distances: Tensor, right: Tensor, k: int
) -> tuple[float, float, float]:
    """Recall@k with ties against, at random and in favour."""
    raise NotImplementedError
