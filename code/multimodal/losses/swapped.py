"""Swapped prediction, the loss of SwAV: one view predicts the prototype of the other.

Letters: N pictures, K prototypes.
"""

import torch
from torch import Tensor

from multimodal.arguments import require_positive
from multimodal.losses.checks import require_pairs
from multimodal.losses.sinkhorn import Assign, sinkhorn


def swapped_loss(
    first: Tensor, second: Tensor, *, temperature: float = 0.1, assign: Assign = sinkhorn
) -> Tensor:
    """Sum of two mean cross-entropies: the assignment of one view, predicted by the other.

    Args:
        first: (N, K) cosines of the first views with the prototypes.
        second: (N, K); row i is the other view of the picture of row i.
        temperature: τ of the softmax that predicts.
        assign: scores → targets (N, K); no gradient passes through it.

    Returns:
        () loss in nats; when all K answers are equally likely it is 2 ln K.

    Raises:
        ValueError: views that do not fit together, or a temperature that is not positive.

    Source: Caron et al. 2020 (arXiv 2006.09882), eq. 1 and 2, summed over pictures as in their
    section 3.1 and divided by N. Chapter ``representation/contrastive``.
    """
    require_pairs(first, second)
    require_positive(temperature=temperature)
    with torch.no_grad():
        first_target, second_target = assign(first), assign(second)  # (N, K) each
    return _cross_entropy(first, second_target, temperature) + _cross_entropy(
        second, first_target, temperature
    )


def _cross_entropy(scores: Tensor, target: Tensor, temperature: float) -> Tensor:
    return -(target * (scores / temperature).log_softmax(dim=1)).sum(dim=1).mean()
