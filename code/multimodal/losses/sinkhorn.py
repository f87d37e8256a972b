"""Who belongs to which prototype: assignments that use all of them equally, or free ones.

Letters: N pictures, K prototypes.
"""

from collections.abc import Callable

import torch
from torch import Tensor

from multimodal.arguments import require_floats, require_positive, require_whole

FACTORED = 3
"""Rounds in which no factor of a row or column passes (N·K)³; others are done in logarithms."""
Assign = Callable[[Tensor], Tensor]
"""scores (N, K) → assignments (N, K), rows sum to 1"""


def sinkhorn(scores: Tensor, *, epsilon: float = 0.05, rounds: int = 3) -> Tensor:
    """Soft assignments under the condition that every prototype gets N/K pictures.

    Alternately scales the columns of exp(scores/ε) to one sum and its rows to 1. The rows come last
    and sum to 1 exactly; the columns follow within what ``rounds`` allows, to N/K.

    Of the last rounds only the factors of rows and columns are computed. The largest of each
    column, then of each row is taken out before the exponential, so that every row and column keeps
    a 1: nothing overflows, and no sum is 0.

    Args:
        scores: (N, K) cosines of pictures and prototypes.
        epsilon: ε > 0; the smaller, the closer to one prototype per picture.
        rounds: how often both are scaled.

    Returns:
        (N, K), non-negative, without gradient.

    Raises:
        ValueError: ``epsilon`` or ``rounds`` out of range, or scores that are no matrix.

    Source: Caron et al. 2020 (arXiv 2006.09882), eq. 3 to 5, after Cuturi 2013 (arXiv 1306.0895).
    Chapter ``representation/contrastive``.
    """
    require_whole(1, rounds=rounds)
    _require_table(scores, epsilon)
    precise = torch.promote_types(scores.dtype, torch.float32)
    logs = scores.detach().to(precise) / epsilon
    for _ in range(rounds - FACTORED):
        logs = logs - logs.logsumexp(dim=0)
        logs = logs - logs.logsumexp(dim=1, keepdim=True)
    logs -= logs.amax(dim=0)  # the next scaling of columns forgets it
    best = logs.amax(dim=1, keepdim=True)
    logs -= best
    kernel, rows = logs.exp_(), best.squeeze(1).exp()  # (N, K), (N,)
    with torch.autocast(scores.device.type, enabled=False):
        for _ in range(min(rounds, FACTORED)):
            columns = (rows @ kernel).reciprocal()  # (K,)
            rows = (kernel @ columns).reciprocal()  # (N,)
    kernel *= columns
    kernel /= kernel.sum(dim=1, keepdim=True)
    return kernel


def own_choice(scores: Tensor, *, epsilon: float = 0.05) -> Tensor:
    """Assignments without equipartition: each picture takes the prototypes that it likes best.

    Args:
        scores: (N, K) cosines of pictures and prototypes.
        epsilon: ε > 0; the smaller, the closer to one prototype per picture.

    Returns:
        (N, K), rows sum to 1, without gradient; nothing keeps all pictures from one prototype.

    Raises:
        ValueError: ``epsilon`` is not positive, or scores that are no matrix.
    """
    _require_table(scores, epsilon)
    return torch.softmax(scores.detach() / epsilon, dim=1)


def _require_table(scores: Tensor, epsilon: float) -> None:
    require_floats(scores=scores)
    require_positive(epsilon=epsilon)
    if scores.ndim != 2:
        raise ValueError(f"need scores (N, K), got {tuple(scores.shape)}")
