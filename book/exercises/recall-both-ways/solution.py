from collections.abc import Iterable

import torch
from torch import Tensor


def recall_both_ways(
    similarity: Tensor, owner: Tensor, ks: Iterable[int]
) -> dict[str, dict[int, float]]:
    """Recall@K from images to captions and back; tied wrong items count as ranked ahead."""
    images = torch.arange(len(similarity))
    right = owner[None, :] == images[:, None]  # (N, C)
    if not right.any(dim=0).all() or not right.any(dim=1).all():
        raise ValueError("every caption needs an image of the table, and every image a caption")
    ks = list(ks)
    return {
        "image_to_text": recall(similarity, right, ks),
        "text_to_image": recall(similarity.T, right.T, ks),
    }


def recall(similarity: Tensor, right: Tensor, ks: list[int]) -> dict[int, float]:
    """Share of rows whose best right column is among the first k, wrong ones first at a tie."""
    best = similarity.masked_fill(~right, -torch.inf).amax(dim=1, keepdim=True)
    rank = 1 + ((similarity >= best) & ~right).sum(dim=1)
    return {k: (rank <= k).double().mean().item() for k in ks}
