"""The triplet loss of image–text matching before CLIP: a margin against the hardest negative."""

import torch
from torch import Tensor

from multimodal.losses.logits import pair_logits


def triplet_loss(image: Tensor, text: Tensor, *, margin: float = 0.2) -> Tensor:
    """Hinge between the true pair and the hardest wrong partner, in both directions.

    Args:
        image: (B, D), rows of length 1, B ≥ 2.
        text: (B, D), rows of length 1; row i belongs to image i.
        margin: how much closer, in cosine, the true pair must be.

    Returns:
        () mean over pairs of both hinges; 0 when every pair is ahead by the margin.

    Raises:
        ValueError: shapes that differ, or a batch without negatives.

    Source: Faghri et al. 2018 (arXiv 1707.05612), eq. 6.
    """
    cosines = pair_logits(image, text, 1.0)  # (B, B)
    if len(cosines) < 2:
        raise ValueError("a triplet needs a wrong partner: the batch must hold at least 2 pairs")
    true = cosines.diagonal()
    itself = torch.eye(len(cosines), dtype=torch.bool, device=cosines.device)
    wrong = cosines.masked_fill(itself, float("-inf"))
    hardest_text, hardest_image = wrong.amax(dim=1), wrong.amax(dim=0)  # (B,), (B,)
    hinges = (margin - true + hardest_text).relu() + (margin - true + hardest_image).relu()
    return hinges.mean()
