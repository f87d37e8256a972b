"""How much of its space a cloud of embeddings uses: numbers from one point to all directions.

Letters: N pictures, D width of the embeddings.
"""

import math

import torch
import torch.nn.functional as F
from torch import Tensor

from multimodal.arguments import measurable


def singular_values(embeddings: Tensor) -> Tensor:
    """How far the cloud extends in each of its own directions, longest first.

    Rows are scaled to length 1, then their mean is taken away. Many values near 0 are a dimensional
    collapse; all of them near 0, a complete one.

    Args:
        embeddings: (N, D), N ≥ 2.

    Returns:
        (min(N, D),), divided by √N: their squares add up to the variance, at most 1.

    Raises:
        ValueError: fewer than two rows, or no matrix.

    Source: Jing et al. 2022 (arXiv 2110.09348), section 3, there of the covariance.
    """
    return torch.linalg.svdvals(_centred(embeddings)) / math.sqrt(len(embeddings))


def effective_rank(embeddings: Tensor) -> float:
    """How many directions the cloud fills: e to the power of the entropy of its singular values.

    Args:
        embeddings: (N, D), N ≥ 2.

    Returns:
        From 1 (a line) to min(N − 1, D) (all directions alike). A cloud of one point has no
        direction at all: 0. Rounding errors have directions of their own, so read it together with
        :func:`spread`.

    Raises:
        ValueError: fewer than two rows, or no matrix.

    Source: Roy and Vetterli 2007 (EUSIPCO), definition 1, here of centred unit vectors.
    """
    values = singular_values(embeddings)
    total = values.sum()
    if total == 0:
        return 0.0
    shares = values / total
    return float(torch.special.entr(shares).sum().exp())


def spread(embeddings: Tensor) -> float:
    """Mean standard deviation of a coordinate of unit vectors, times √D.

    Args:
        embeddings: (N, D), N ≥ 2.

    Returns:
        0 when all rows point in one direction, about 1 when they fill the sphere evenly.

    Raises:
        ValueError: fewer than two rows, or no matrix.

    Source: Chen and He 2021 (arXiv 2011.10566), section 4.1.
    """
    deviation = _centred(embeddings).square().mean(dim=0).sqrt()  # (D,)
    return float(deviation.mean()) * math.sqrt(len(deviation))


def _centred(embeddings: Tensor) -> Tensor:
    """Rows of length 1, their mean taken away, in double precision."""
    directions = F.normalize(measurable("embeddings", embeddings, least=2).double(), dim=1)
    return directions - directions.mean(dim=0)
