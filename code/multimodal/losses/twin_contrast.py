"""CLIP's loss and one more question for each picture: the true caption, or a false one like it?

Letters: B pairs in the batch, D width of the shared space.
"""

import torch.nn.functional as F
from torch import Tensor

from multimodal.losses.checks import require_rows
from multimodal.losses.info_nce import clip_loss


def twin_clip_loss(
    image: Tensor, text: Tensor, true: Tensor, twin: Tensor, scale: Tensor
) -> Tensor:
    """:func:`multimodal.losses.info_nce.clip_loss` plus a cross-entropy of two answers.

    The twin competes with the true caption of its own image only, so that it cannot be a false
    negative of another one.

    Args:
        image: (B, D), rows of length 1.
        text: (B, D), rows of length 1; row i belongs to image i.
        true: (B, D), rows of length 1; row i is another true caption of image i.
        twin: (B, D), rows of length 1; row i is false for image i.
        scale: inverse temperature s.

    Returns:
        () loss in nats; random answers cost ln B + ln 2.

    Raises:
        ValueError: the sides differ in shape.

    Source: the idea of Yuksekgonul et al. 2023 (arXiv 2210.01936), section 4, whose false captions
    stand in the rows of the whole batch. Chapter ``representation/clip``.
    """
    require_rows(image=image, true=true, twin=twin)
    if not image.shape == true.shape == twin.shape:
        shapes = tuple(image.shape), tuple(true.shape), tuple(twin.shape)
        raise ValueError(f"images, captions and twins must have one shape, got {shapes}")
    margin = scale * (image * (true - twin)).sum(dim=1)  # (B,)
    two_answers = F.softplus(-margin).mean()  # −ln of the probability of the true caption
    return clip_loss(image, text, scale) + two_answers
