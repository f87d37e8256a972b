"""The sigmoid loss: every cell of the score matrix is a yes-or-no question of its own."""

import torch
import torch.nn.functional as F
from torch import Tensor

from multimodal.arguments import require_number
from multimodal.losses.checks import pair_logits


def siglip_loss(image: Tensor, text: Tensor, scale: Tensor | float, bias: Tensor | float) -> Tensor:
    """Binary cross-entropy of all B² pairs, summed over a row and averaged over rows.

    No softmax: a pair's term does not depend on the other pairs of the batch.

    Args:
        image: (B, D), rows of length 1.
        text: (B, D), rows of length 1; row i belongs to image i.
        scale: inverse temperature s.
        bias: b, added to every scaled cosine; starts near −10 because B² − B pairs are wrong.

    Returns:
        () loss in nats per row.

    Raises:
        ValueError: the two sides differ in shape.

    Source: Zhai et al. 2023 (arXiv 2303.15343), section 3.2. Chapter ``representation/clip``.
    """
    require_number(bias=bias)
    logits = pair_logits(image, text, scale) + bias  # (B, B)
    signs = 2 * torch.eye(len(logits), device=logits.device, dtype=logits.dtype) - 1
    return -F.logsigmoid(signs * logits).sum() / len(logits)
