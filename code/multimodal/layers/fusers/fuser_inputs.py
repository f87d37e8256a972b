"""What a fuser takes: sizes that make sense, and two vectors that fit together."""

from torch import Tensor


def require_sizes(**sizes: int) -> None:
    """Sizes of layers, all at least 1; raises a ``ValueError`` that names the first that is not."""
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1, got {size}")


def require_vectors(first: Tensor, second: Tensor, width: int) -> None:
    """Two vectors of one width for each thing of a batch.

    Args:
        first, second: should be (B, D).
        width: D.

    Raises:
        ValueError: other shapes.
    """
    if first.ndim != 2 or first.shape[1] != width or first.shape != second.shape:
        raise ValueError(
            f"first and second must both be (B, {width}), "
            f"got {tuple(first.shape)} and {tuple(second.shape)}"
        )
