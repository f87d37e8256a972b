"""Who belongs to which prototype: assignments that use all of them equally, or free ones.

Letters: N pictures, K prototypes.
"""

import math
from collections.abc import Callable

import torch
from torch import Tensor

from multimodal.losses.checks import require_positive

Assign = Callable[[Tensor], Tensor]
"""scores (N, K) → assignments (N, K), rows sum to 1"""


def sinkhorn(scores: Tensor, *, epsilon: float = 0.05, rounds: int = 3) -> Tensor:
    """Soft assignments under the condition that every prototype gets N/K pictures.

    Alternately scales the columns of exp(scores/ε) to N/K and its rows to 1, as logarithms so that
    nothing overflows. The rows come last and sum to 1 exactly; the columns follow within what
    ``rounds`` allows.

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
    if epsilon <= 0 or rounds < 1 or scores.ndim != 2:
        raise ValueError(
            f"need scores (N, K), epsilon > 0 and rounds ≥ 1, "
            f"got {tuple(scores.shape)}, {epsilon} and {rounds}"
        )
    count, prototypes = scores.shape
    logs = scores.detach() / epsilon
    for _ in range(rounds):
        logs = logs - logs.logsumexp(dim=0) + math.log(count / prototypes)  # columns: N/K each
        logs = logs - logs.logsumexp(dim=1, keepdim=True)  # rows: 1 each
    return logs.exp()


def own_choice(scores: Tensor, *, epsilon: float = 0.05) -> Tensor:
    """Assignments without equipartition: each picture takes the prototypes that it likes best.

    Args:
        scores: (N, K) cosines of pictures and prototypes.
        epsilon: ε > 0; the smaller, the closer to one prototype per picture.

    Returns:
        (N, K), rows sum to 1, without gradient; nothing keeps all pictures from one prototype.

    Raises:
        ValueError: ``epsilon`` is not positive.
    """
    require_positive(epsilon=epsilon)
    return torch.softmax(scores.detach() / epsilon, dim=1)
