"""The contrastive loss of CLIP, in both directions, and the least value that it can take.

Letters: B pairs in the batch, D width of the shared space.
"""

import math

import torch
import torch.nn.functional as F
from torch import Tensor

from multimodal.arguments import as_ids, require_number, require_whole
from multimodal.losses.checks import pair_logits


def clip_loss(image: Tensor, text: Tensor, scale: Tensor | float) -> Tensor:
    """Mean of two cross-entropies: each image picks its text, each text picks its image.

    Args:
        image: (B, D), rows of length 1.
        text: (B, D), rows of length 1; row i belongs to image i.
        scale: inverse temperature s = 1/τ that multiplies the cosines.

    Returns:
        () loss in nats; guessing costs ln B.

    Raises:
        ValueError: the two sides differ in shape.

    Source: Radford et al. 2021 (arXiv 2103.00020), figure 3. Chapter ``representation/clip``.
    """
    logits = pair_logits(image, text, scale)  # (B, B), rows are images
    pairs = torch.arange(len(logits), device=logits.device)
    return (F.cross_entropy(logits, pairs) + F.cross_entropy(logits.T, pairs)) / 2


def multi_positive_clip_loss(
    image: Tensor, text: Tensor, scale: Tensor | float, image_ids: Tensor
) -> Tensor:
    """:func:`clip_loss` for batches in which an image may stand more than once.

    The target of a row is spread evenly over all columns with the same image, so siblings are not
    pushed apart. Equal to :func:`clip_loss` when all ids differ.

    Args:
        image: (B, D), rows of length 1.
        text: (B, D), rows of length 1.
        scale: inverse temperature.
        image_ids: (B,) int64; equal ids are the same image.

    Raises:
        ValueError: shapes that do not fit together.

    Source: the cross-entropy with soft targets of Khosla et al. 2020 (arXiv 2004.11362), eq. 2.
    """
    logits = pair_logits(image, text, scale)
    image_ids = as_ids("image_ids", image_ids, len(logits)).to(logits.device)
    same = (image_ids[:, None] == image_ids[None, :]).to(logits.dtype)  # (B, B), symmetric
    target = same / same.sum(dim=1, keepdim=True)
    return (F.cross_entropy(logits, target) + F.cross_entropy(logits.T, target)) / 2


def simplex_bound(n: int, scale: float) -> float:
    """The least value of :func:`clip_loss` for ``n`` pairs of unit vectors at a given scale.

    Reached when image and text of a pair coincide and the n pairs form a regular simplex, where the
    cosine of two different pairs is −1/(n − 1). No training gets below: at scale 1 and n = 128 it
    is 3.86, close to ln 128 = 4.85, which is guessing.

    Args:
        n: pairs in the batch, at least 2.
        scale: inverse temperature, positive.

    Raises:
        ValueError: ``n`` or ``scale`` too small.

    Source: Jensen's inequality; the same simplex as in Graf et al. 2021 (arXiv 2102.08817) for the
    supervised contrastive loss.
    """
    require_whole(0, n=n)
    require_number(scale=scale)
    if n < 2 or not scale > 0:
        raise ValueError(f"need at least 2 pairs and a positive scale, got n={n}, scale={scale}")
    return math.log1p((n - 1) * math.exp(-scale * n / (n - 1)))
