from collections.abc import Iterable

import torch
from torch import Tensor


def recall_both_ways(
    similarity: Tensor, owner: Tensor, ks: Iterable[int]
) -> dict[str, dict[int, float]]:
    """Share of right items found in both directions; ties count against."""
    images = torch.arange(len(similarity))
    right = owner[None, :] == images[:, None]  # (N, C)
    if not right.any(dim=0).all() or not right.any(dim=1).all():
        raise ValueError(
            "every caption needs an image, and every image a caption"
        )
    ks = list(ks)
    return {
        "image_to_text": found_share(similarity, right, ks),
        "text_to_image": found_share(similarity.T, right.T, ks),
    }


def found_share(
    similarity: Tensor, right: Tensor, ks: list[int]
) -> dict[int, float]:
    """Mean share of the right columns that stand among the first k."""
    wrong_first = right.long().argsort(dim=1, stable=True)
    by_score = similarity.gather(1, wrong_first).argsort(
        descending=True, stable=True, dim=1
    )
    order = wrong_first.gather(1, by_score)  # ties keep wrong ones ahead
    found = right.gather(1, order).cumsum(dim=1)  # (Q, G)
    counts = right.sum(dim=1)  # (Q,)
    shares = {}
    for k in ks:
        seen = found[:, min(k, found.shape[1]) - 1]
        share = seen.double() / counts.clamp(max=k)
        shares[k] = share.mean().item()
    return shares
