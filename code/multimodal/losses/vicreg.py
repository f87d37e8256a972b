"""The loss of VICReg: variance, invariance and covariance of the embeddings, each said outright.

Letters: N pictures, D width of the embeddings.
"""

import torch.nn.functional as F
from torch import Tensor

from multimodal.arguments import require_number
from multimodal.losses.checks import require_rows
from multimodal.losses.columns import beside_diagonal, require_crowd

EPSILON = 1e-4
"""Added to a variance before its root is taken, so that the root has a gradient at 0."""


def vicreg_loss(
    first: Tensor,
    second: Tensor,
    *,
    invariance: float = 25.0,
    variance: float = 25.0,
    covariance: float = 1.0,
) -> Tensor:
    """Views alike, every number of the embedding spread out, no two of them saying the same.

    Args:
        first: (N, D), N ≥ 2; rows keep their length.
        second: (N, D); row i is the other view of the picture of row i.
        invariance: λ, weight of the mean squared difference of both views.
        variance: μ, weight of :func:`variance_term`.
        covariance: ν, weight of :func:`covariance_term`.

    Returns:
        () at least 0.

    Raises:
        ValueError: views that do not fit together, or a single picture.

    Source: Bardes et al. 2022 (arXiv 2105.04906), section 4.1, weighed as in the authors' code: the
    invariance is a mean over all N·D numbers, the variance term a mean of both views, the
    covariance term a sum. Chapter ``representation/contrastive``.
    """
    require_crowd(first, second)
    require_number(invariance=invariance, variance=variance, covariance=covariance)
    spread = (variance_term(first) + variance_term(second)) / 2
    redundancy = covariance_term(first) + covariance_term(second)
    alike = F.mse_loss(first, second)
    return invariance * alike + variance * spread + covariance * redundancy


def variance_term(embeddings: Tensor) -> Tensor:
    """How much standard deviation the columns of (N, D) lack to reach 1, on average: () in [0, 1].

    More than 1 is as good as 1.
    """
    require_rows(embeddings=embeddings)
    deviation = (embeddings.var(dim=0) + EPSILON).sqrt()  # (D,)
    return F.relu(1 - deviation).mean()


def covariance_term(embeddings: Tensor) -> Tensor:
    """Squared covariances of all pairs of different columns of (N, D), summed and divided by D."""
    require_rows(embeddings=embeddings)
    centred = embeddings - embeddings.mean(dim=0)
    matrix = centred.T @ centred / (len(embeddings) - 1)  # (D, D)
    return beside_diagonal(matrix) / len(matrix)
