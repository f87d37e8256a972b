"""The matrix of scores that every pairwise loss starts from."""

from torch import Tensor


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
    if image.ndim != 2 or image.shape != text.shape:
        raise ValueError(
            f"image and text must be (B, D) of one shape, "
            f"got {tuple(image.shape)} and {tuple(text.shape)}"
        )
    return scale * image @ text.T
