"""CLIP's loss with one hard negative for each picture: a false caption that nearly says the truth.

Letters: B pairs in the batch, D width of the shared space.
"""

import torch
import torch.nn.functional as F
from torch import Tensor

from multimodal.losses.checks import pair_logits


def twin_clip_loss(image: Tensor, text: Tensor, twin: Tensor, scale: Tensor | float) -> Tensor:
    """:func:`multimodal.losses.info_nce.clip_loss` where each image has one more caption to refuse.

    The twin of a caption competes in the row of its own image only, so that it cannot be a false
    negative of another one. Captions picking images are asked as before.

    Args:
        image: (B, D), rows of length 1.
        text: (B, D), rows of length 1; row i belongs to image i.
        twin: (B, D), rows of length 1; row i is false for image i.
        scale: inverse temperature s.

    Returns:
        () loss in nats; guessing costs (ln(B + 1) + ln B) / 2.

    Raises:
        ValueError: the sides differ in shape.

    Source: the idea of Yuksekgonul et al. 2023 (arXiv 2210.01936), section 4, where the twins of
    the whole batch compete in every row. Chapter ``representation/clip``.
    """
    logits = pair_logits(image, text, scale)  # (B, B), rows are images
    if twin.shape != image.shape:
        raise ValueError(f"{tuple(twin.shape)} twins for images {tuple(image.shape)}")
    refused = scale * (image * twin).sum(dim=1, keepdim=True)  # (B, 1)
    pairs = torch.arange(len(logits), device=logits.device)
    rows = F.cross_entropy(torch.cat([logits, refused], dim=1), pairs)
    return (rows + F.cross_entropy(logits.T, pairs)) / 2
