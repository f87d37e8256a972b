"""How much work a Vision Transformer is, from its sizes alone.

Letters: C channels, D width, L blocks, M width of the feed-forward layer, P side of a patch,
T tokens.
"""

from multimodal.models.parameter_count import ViTSize


def vit_multiplications(size: ViTSize, *, image: int = 224, channels: int = 3) -> int:
    """Multiplications (each with its addition) for one square picture, forward, without the head.

    The patches cost C·P²·D each; a block costs (4D² + 2DM)·T in its linear maps and 2T²·D where
    tokens are compared and mixed.

    Args:
        size: the sizes of the stack.
        image: side of the picture, a multiple of the patch.
        channels: C.

    Raises:
        ValueError: the patches do not cover the image exactly.
    """
    if image % size.patch:
        raise ValueError(f"patches of {size.patch} pixels do not cover an image of {image}×{image}")
    patches = (image // size.patch) ** 2
    tokens = patches + 1
    maps = (4 * size.width**2 + 2 * size.width * size.hidden) * tokens
    return patches * channels * size.patch**2 * size.width + size.depth * (
        maps + attention_multiplications(size.width, tokens)
    )


def attention_multiplications(width: int, tokens: int) -> int:
    """The part of one block that grows with the square of T: scores T²·D and sums T²·D."""
    return 2 * tokens**2 * width
