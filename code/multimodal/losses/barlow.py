"""The loss of Barlow Twins: every number of one view correlates with itself in the other, alone.

Letters: N pictures, D width of the embeddings.
"""

from torch import Tensor

from multimodal.arguments import require_number
from multimodal.losses.checks import require_rows
from multimodal.losses.columns import beside_diagonal, require_crowd

EPSILON = 1e-5
"""Added to a variance before its root is taken: a number that never varies has no correlation."""


def barlow_twins_loss(first: Tensor, second: Tensor, *, redundancy: float = 5e-3) -> Tensor:
    """How far the correlations between both views are from the identity matrix.

    On the diagonal stands how well a number of the embedding survives the change of view; beside
    it, how much two numbers say the same.

    Args:
        first: (N, D), N ≥ 2.
        second: (N, D); row i is the other view of the picture of row i.
        redundancy: λ, weight of what stands beside the diagonal; 0 asks for the diagonal only.

    Returns:
        () at least 0; it is 0 when the matrix is the identity.

    Raises:
        ValueError: views that do not fit together, or a single picture.

    Source: Zbontar et al. 2021 (arXiv 2103.03230), eq. 1 and 2; λ as theirs, for D = 8192. Chapter
    ``representation/contrastive``.
    """
    require_number(redundancy=redundancy)
    matrix = cross_correlation(first, second)
    return (1 - matrix.diagonal()).square().sum() + redundancy * beside_diagonal(matrix)


def cross_correlation(first: Tensor, second: Tensor) -> Tensor:
    """Correlations over the batch, (D, D): row i is number i of the first view.

    Args:
        first: (N, D), N ≥ 2.
        second: (N, D); row i is the other view of the picture of row i.

    Returns:
        Values from −1 to 1.

    Raises:
        ValueError: views that do not fit together, or a single picture.
    """
    require_crowd(first, second)
    return standardise(first).T @ standardise(second) / len(first)


def standardise(embeddings: Tensor) -> Tensor:
    """Every column of (N, D) with mean 0 and variance 1, as batch normalisation does it."""
    require_rows(embeddings=embeddings)
    centred = embeddings - embeddings.mean(dim=0)
    return centred / (centred.square().mean(dim=0) + EPSILON).sqrt()
