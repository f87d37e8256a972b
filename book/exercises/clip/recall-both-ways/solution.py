from collections.abc import Iterable

import torch
from torch import Tensor


def recall_both_ways(
    similarity: Tensor, owner: Tensor, ks: Iterable[int]
) -> dict[str, dict[int, float]]:
    """Recall@K in both directions; tied wrong items rank ahead."""
    images = torch.arange(len(similarity))
    right = owner[None, :] == images[:, None]  # (N, C)
    if not right.any(dim=0).all() or not right.any(dim=1).all():
        raise ValueError(
            "every caption needs an image, and every image a caption"
        )
    ks = list(ks)
    return {
        "image_to_text": recall(similarity, right, ks),
        "text_to_image": recall(similarity.T, right.T, ks),
    }


def recall(
    similarity: Tensor, right: Tensor, ks: list[int]
) -> dict[int, float]:
    """Share of rows with a right column among the first k."""
    best = similarity.masked_fill(~right, -torch.inf).amax(
        dim=1, keepdim=True
    )
    rank = 1 + ((similarity >= best) & ~right).sum(dim=1)
    return {k: (rank <= k).double().mean().item() for k in ks}
