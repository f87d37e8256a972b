"""The loss of answers that may be right in part: each answer is a yes-or-no question of its own.

Letters: B batch, C answers.
"""

import torch.nn.functional as F
from torch import Tensor

from multimodal.arguments import require_floats
from multimodal.losses.checks import require_pairs


def soft_answer_loss(logits: Tensor, targets: Tensor) -> Tensor:
    """Mean over the batch of the sum over all answers of the binary cross-entropy.

    Where a softmax shares one certainty out, sigmoids let "couch" and "sofa" both be likely.

    Args:
        logits: (B, C) float.
        targets: (B, C) float, in [0, 1]: how right each answer is.

    Raises:
        ValueError: shapes that differ, or tensors of other kinds.

    Source: Teney et al. 2018 (arXiv 1708.02711).
    """
    require_floats(logits=logits, targets=targets)
    require_pairs(logits, targets)
    return F.binary_cross_entropy_with_logits(logits, targets, reduction="sum") / len(logits)
