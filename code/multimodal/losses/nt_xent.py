"""NT-Xent, the loss of SimCLR: each of 2N views looks for its twin among the 2N − 1 others.

Letters: N pictures, D width of the embeddings.
"""

import torch
import torch.nn.functional as F
from torch import Tensor

from multimodal.arguments import require_positive
from multimodal.losses.checks import require_pairs


def nt_xent(first: Tensor, second: Tensor, *, temperature: float = 0.5) -> Tensor:
    """Mean cross-entropy of 2N questions with 2N − 1 candidates: one twin, 2N − 2 negatives.

    Args:
        first: (N, D), N ≥ 2, any length but 0; rows are scaled to length 1 here.
        second: (N, D); row i is the other view of the picture of row i.
        temperature: τ that divides the cosines.

    Returns:
        () loss in nats; guessing costs ln(2N − 1).

    Raises:
        ValueError: views that do not fit together, a single picture, or a temperature that is not
            positive.

    Source: Chen et al. 2020 (arXiv 2002.05709), eq. 1 and algorithm 1. Chapter
    ``representation/contrastive``.
    """
    require_pairs(first, second)
    require_positive(temperature=temperature)
    if len(first) < 2:
        raise ValueError("one picture has no other to be told from: need at least 2")
    views = F.normalize(torch.cat([first, second]), dim=1)  # (2N, D)
    logits = views @ views.T / temperature  # (2N, 2N)
    itself = torch.eye(len(views), dtype=torch.bool, device=views.device)
    twin = torch.arange(len(views), device=views.device).roll(len(first))  # i → i ± N
    return F.cross_entropy(logits.masked_fill(itself, float("-inf")), twin)


def attraction(first: Tensor, second: Tensor, *, temperature: float = 0.5) -> Tensor:
    """What is left of :func:`nt_xent` without negatives: twins attract, nothing repels.

    The numerator of eq. 1 alone. Its least value, −1/τ, is reached when all views are one point.

    Args:
        first: (N, D), any length but 0.
        second: (N, D); row i is the other view of the picture of row i.
        temperature: τ that divides the cosines.

    Raises:
        ValueError: views that do not fit together, or a temperature that is not positive.
    """
    require_pairs(first, second)
    require_positive(temperature=temperature)
    return -F.cosine_similarity(first, second, dim=1).mean() / temperature
