"""What the nearest neighbours of a picture say about its class."""

import torch
from torch import Tensor
from torch.nn.functional import normalize, one_hot

from multimodal.arguments import both_parts, require_whole


def knn_accuracy(
    train_x: Tensor, train_y: Tensor, test_x: Tensor, test_y: Tensor, *, k: int = 20
) -> float:
    """Accuracy of the vote of the k nearest training pictures by cosine, one vote each.

    Args:
        train_x: (N, D) features.
        train_y: (N,) classes from 0 on.
        test_x: (M, D).
        test_y: (M,).
        k: neighbours that vote, at most N; a tie goes to the lower class number.

    Returns:
        Share of the M test pictures whose class wins the vote.

    Raises:
        ValueError: features and classes of different number, or an impossible ``k``.

    Source: Wu et al. 2018 (arXiv 1805.01978), section 3.4, without their weights.
    """
    (train_x, train_y), (test_x, test_y) = both_parts((train_x, train_y), (test_x, test_y))
    require_whole(0, k=k)
    if not 1 <= k <= len(train_x):
        raise ValueError(f"k must be between 1 and {len(train_x)}, got {k}")
    cosines = normalize(test_x, dim=1) @ normalize(train_x, dim=1).T  # (M, N)
    nearest = train_y[cosines.topk(k, dim=1).indices]  # (M, k)
    votes = one_hot(nearest, int(torch.max(train_y)) + 1).sum(dim=1)  # (M, classes)
    return float((votes.argmax(dim=1) == test_y).double().mean())
