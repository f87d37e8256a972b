"""What every loss of pairs demands of its input, and the scores that those of CLIP start from."""

from torch import Tensor

from multimodal.arguments import require_floats, require_number, require_together


def require_rows(**tensors: Tensor) -> None:
    """Matrices of floating-point numbers, a row for every picture.

    Raises:
        ValueError: it names the first that is something else.
    """
    require_floats(**tensors)
    for name, tensor in tensors.items():
        if tensor.ndim != 2:
            raise ValueError(f"{name} must be (N, D), got {tuple(tensor.shape)}")


def require_pairs(first: Tensor, second: Tensor) -> None:
    """Two matrices of one shape: row i of the one belongs to row i of the other.

    Raises:
        ValueError: anything else.
    """
    require_together(first=first, second=second)
    if first.ndim != 2 or first.shape != second.shape:
        raise ValueError(
            f"both sides must be (N, D) of one shape, "
            f"got {tuple(first.shape)} and {tuple(second.shape)}"
        )


def pair_logits(image: Tensor, text: Tensor, scale: Tensor | float) -> Tensor:
    """Scaled cosines of every image with every text.

    Args:
        image: (B, D), rows of length 1.
        text: (B, D), rows of length 1.
        scale: inverse temperature.

    Returns:
        (B, B), rows are images, columns are texts.

    Raises:
        ValueError: the two sides are not matrices of one shape.
    """
    require_pairs(image, text)
    require_number(scale=scale)
    return scale * image @ text.T
