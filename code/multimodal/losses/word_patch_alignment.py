"""Words and patches laid onto each other as cheaply as possible: optimal transport by IPOT.

Letters: B batch, M words, N patches, D width.
"""

import torch
import torch.nn.functional as F
from torch import Tensor

from multimodal.arguments import (
    require_dtype,
    require_floats,
    require_positive,
    require_together,
    require_whole,
)


def alignment_cost(words: Tensor, patches: Tensor) -> Tensor:
    """What it costs to lay a word onto a patch: 1 − cosine, from 0 to 2.

    Args:
        words: (B, M, D).
        patches: (B, N, D).

    Returns:
        (B, M, N).

    Raises:
        ValueError: shapes that do not fit together.

    Source: Chen et al. 2020 (UNITER, arXiv 1909.11740), section 3.2, c(w, v).
    """
    require_together(words=words, patches=patches)
    if words.ndim != 3 or patches.ndim != 3 or _outer(words) != _outer(patches):
        raise ValueError(
            f"words (B, M, D) and patches (B, N, D) must fit, "
            f"got {tuple(words.shape)} and {tuple(patches.shape)}"
        )
    return 1 - F.normalize(words, dim=2) @ F.normalize(patches, dim=2).mT


@torch.no_grad()
def transport_plan(cost: Tensor, real: Tensor, *, beta: float = 0.5, rounds: int = 50) -> Tensor:
    """How much of each word goes to each patch, so that ⟨plan, cost⟩ is least.

    Each of the m real words has a mass of 1/m, each patch gets 1/N. The problem is approached by
    proximal steps: T ← argmin ⟨T, C⟩ + β KL(T ‖ T before), each of them one scaling of the rows and
    one of the columns of exp(−C/β) ⊙ T. Unlike one entropic problem with this β, the steps lead to
    the exact solution.

    Args:
        cost: (B, M, N), C.
        real: (B, M) bool, False where a text is over.
        beta: β > 0; the smaller, the larger the steps.
        rounds: number of steps.

    Returns:
        (B, M, N) without gradient. The columns sum to 1/N exactly, the rows within what the rounds
        allow to 1/m, those of padding to 0.

    Raises:
        ValueError: shapes that do not fit together, or numbers out of range.

    Source: Xie et al. 2018 (arXiv 1802.04307), algorithm 1 with L = 1.
    """
    require_positive(beta=beta)
    require_whole(1, rounds=rounds)
    _require_costs(cost, real)
    patches = cost.shape[2]
    kernel = (-cost / beta).exp() * real[:, :, None]  # (B, M, N)
    mass = real.to(cost.dtype) / real.sum(dim=1, keepdim=True).clamp_min(1)  # (B, M)
    tiny = torch.finfo(cost.dtype).tiny
    columns, plan = torch.full_like(cost[:, 0], 1 / patches), torch.ones_like(cost)
    for _ in range(rounds):
        step = kernel * plan
        rows = mass / (step @ columns[..., None]).squeeze(2).clamp_min(tiny)  # (B, M)
        columns = 1 / (rows[:, None] @ step).squeeze(1).clamp_min(tiny) / patches  # (B, N)
        plan = rows[..., None] * step * columns[:, None]
    return plan


def alignment_distance(words: Tensor, patches: Tensor, real: Tensor) -> Tensor:
    """The least cost of laying the words of each text onto the patches of its picture: (B,).

    The gradient reaches the cost, the plan counts as given.

    Args:
        words: (B, M, D).
        patches: (B, N, D).
        real: (B, M) bool, False where a text is over.

    Raises:
        ValueError: shapes that do not fit together.

    Source: Chen et al. 2020 (arXiv 1909.11740), section 3.2, the distance of optimal transport.
    """
    cost = alignment_cost(words, patches)
    return (transport_plan(cost, real) * cost).sum(dim=(1, 2))


def word_patch_alignment_loss(distance: Tensor, right: Tensor) -> Tensor:
    """True pairs should lie close, pairs of different origin far apart.

    Args:
        distance: (B,), from :func:`alignment_distance`.
        right: (B,) bool, whether the text belongs to the picture.

    Returns:
        (), the sum over true pairs minus that over wrong ones, over B.

    Raises:
        ValueError: shapes that do not fit together.

    Source: the published code of Kim et al. 2021 (arXiv 2102.03334), who add a tenth of it to the
    loss of matching (section 3.2).
    """
    require_floats(distance=distance)
    require_dtype(torch.bool, right=right)
    if distance.ndim != 1 or distance.shape != right.shape:
        raise ValueError(
            f"distance and right must be (B,), got {tuple(distance.shape)} and {tuple(right.shape)}"
        )
    return torch.where(right, distance, -distance).mean()


def _outer(states: Tensor) -> tuple[int, int]:
    return states.shape[0], states.shape[2]


def _require_costs(cost: Tensor, real: Tensor) -> None:
    require_floats(cost=cost)
    require_dtype(torch.bool, real=real)
    if cost.ndim != 3 or cost.shape[:2] != real.shape:
        raise ValueError(
            f"cost (B, M, N) and real (B, M) must fit, "
            f"got {tuple(cost.shape)} and {tuple(real.shape)}"
        )
