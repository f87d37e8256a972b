"""The triplet loss inside one modality, with a choice of which negative to learn from.

Letters: N pictures, D width of the embeddings.
"""

from collections.abc import Callable

import torch
import torch.nn.functional as F
from torch import Generator, Tensor

from multimodal.arguments import as_ids, require_together
from multimodal.losses.checks import require_pairs

Choose = Callable[[Tensor, Tensor], Tensor]
"""(distances to the positives (N,), to the candidates (N, N), inf where forbidden) → rows (N,)"""


def mined_triplet_loss(
    anchor: Tensor,
    positive: Tensor,
    *,
    choose: Choose,
    margin: float = 0.2,
    groups: Tensor | None = None,
) -> Tensor:
    """The negative must be farther from the anchor than the positive, by a margin.

    Distances are squared and between unit vectors, so they lie between 0 and 4. The candidates for
    an anchor's negative are the positives of the other anchors.

    Args:
        anchor: (N, D), any length but 0, N ≥ 2.
        positive: (N, D); row i shows the same thing as row i of ``anchor``.
        choose: picks each anchor's negative, such as :func:`hardest`.
        margin: α.
        groups: (N,) equal numbers are never each other's negatives; all differ when omitted.

    Returns:
        () mean of the N hinges; 0 when every positive is ahead by the margin.

    Raises:
        ValueError: shapes that do not fit together, or an anchor without candidate.

    Source: Schroff et al. 2015 (arXiv 1503.03832), eq. 1 and 2. Chapter
    ``representation/contrastive``.
    """
    require_pairs(anchor, positive)
    anchor, positive = F.normalize(anchor, dim=1), F.normalize(positive, dim=1)
    distances = (2 - 2 * anchor @ positive.T).clamp(min=0)  # (N, N)
    own = distances.diagonal()  # (N,)
    allowed = _strangers(len(anchor), groups).to(anchor.device)
    chosen = choose(own.detach(), distances.detach().masked_fill(~allowed, float("inf")))
    negative = distances.gather(1, chosen[:, None]).squeeze(1)  # (N,)
    return (own - negative + margin).relu().mean()


def hardest(positive: Tensor, candidates: Tensor) -> Tensor:
    """The candidate nearest to the anchor."""
    _require_candidates(positive, candidates)
    return candidates.argmin(dim=1)


def semi_hard(positive: Tensor, candidates: Tensor) -> Tensor:
    """The nearest candidate that is farther than the positive; where none is, the farthest.

    Source: Schroff et al. 2015, eq. 4: the hardest negatives early in training can lead to a
    collapsed model.
    """
    _require_candidates(positive, candidates)
    beyond = candidates.masked_fill(candidates <= positive[:, None], float("inf"))
    farthest = candidates.masked_fill(candidates.isinf(), float("-inf")).argmax(dim=1)
    return torch.where(beyond.isinf().all(dim=1), farthest, beyond.argmin(dim=1))


def at_random(generator: Generator) -> Choose:
    """A chooser that draws any candidate with equal chances."""

    def choose(positive: Tensor, candidates: Tensor) -> Tensor:
        chances = candidates.isfinite().float().cpu()
        drawn = torch.multinomial(chances, 1, generator=generator)  # (N, 1)
        return drawn.squeeze(1).to(candidates.device)

    return choose


def _require_candidates(positive: Tensor, candidates: Tensor) -> None:
    require_together(positive=positive, candidates=candidates)
    if positive.ndim != 1 or candidates.shape != (len(positive), len(positive)):
        raise ValueError(
            f"need distances (N,) and (N, N), "
            f"got {tuple(positive.shape)} and {tuple(candidates.shape)}"
        )


def _strangers(count: int, groups: Tensor | None) -> Tensor:
    """(N, N) bool: who may be whose negative."""
    groups = as_ids("groups", torch.arange(count) if groups is None else groups, count)
    allowed = groups[:, None] != groups[None, :]
    if not allowed.any(dim=1).all():
        raise ValueError("each anchor needs a negative: some group fills the whole batch")
    return allowed
