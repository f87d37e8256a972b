"""What losses share that look at the columns of a batch: at each number of the embedding.

Letters: N pictures, D width of the embeddings.
"""

from torch import Tensor

from multimodal.losses.checks import require_pairs, require_rows


def require_crowd(first: Tensor, second: Tensor) -> None:
    """Two matrices (N, D) of one shape with at least two rows: a single one does not vary.

    Raises:
        ValueError: anything else.
    """
    require_pairs(first, second)
    if len(first) < 2:
        raise ValueError("one picture has no others to vary from: need at least 2")


def beside_diagonal(matrix: Tensor) -> Tensor:
    """The sum of squares of what does not stand on the diagonal of (D, D): ()."""
    require_rows(matrix=matrix)
    return matrix.square().sum() - matrix.diagonal().square().sum()
