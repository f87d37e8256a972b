"""How many parameters a Vision Transformer has and how much work it is, from its sizes alone.

Letters: C channels, D width, L blocks, H heads, M width of the feed-forward layer, P side of a
patch, N patches, K classes, T tokens.
"""

from dataclasses import dataclass

from torch import nn


@dataclass(frozen=True)
class ViTSize:
    """The sizes that a paper prints.

    Attributes:
        width: D.
        depth: L.
        heads: H.
        hidden: M.
        patch: P.
    """

    width: int
    depth: int
    heads: int
    hidden: int
    patch: int


VIT_SIZES = {
    "Ti/16": ViTSize(width=192, depth=12, heads=3, hidden=768, patch=16),
    "S/16": ViTSize(width=384, depth=12, heads=6, hidden=1536, patch=16),
    "B/16": ViTSize(width=768, depth=12, heads=12, hidden=3072, patch=16),
    "L/16": ViTSize(width=1024, depth=24, heads=16, hidden=4096, patch=16),
    "H/14": ViTSize(width=1280, depth=32, heads=16, hidden=5120, patch=14),
    "g/14": ViTSize(width=1408, depth=40, heads=16, hidden=6144, patch=14),
    "G/14": ViTSize(width=1664, depth=48, heads=16, hidden=8192, patch=14),
    "22B/14": ViTSize(width=6144, depth=48, heads=48, hidden=24576, patch=14),
}
"""Dosovitskiy et al. 2021 (arXiv 2010.11929), table 1; Touvron et al. 2021 (arXiv 2012.12877),
table 1; Zhai et al. 2022 (arXiv 2106.04560), table 2; Dehghani et al. 2023 (arXiv 2302.05442),
table 1."""
PRINTED = {
    "Ti/16": 5.5,
    "S/16": 22,
    "B/16": 86,
    "L/16": 307,
    "H/14": 632,
    "g/14": 1011,
    "G/14": 1843,
    "22B/14": 21_743,
}
"""Millions of parameters as the papers print them, rounded and counted in their own ways: B, L, H
in Dosovitskiy et al. 2021; 22B in Dehghani et al. 2023; the others in Zhai et al. 2022, where L has
303."""


def block_parameters(size: ViTSize) -> int:
    """Of one pre-norm block: attention 4D² + 4D, feed-forward 2DM + M + D, two norms 4D."""
    width, hidden = size.width, size.hidden
    attention = 4 * width**2 + 4 * width
    feed_forward = 2 * width * hidden + hidden + width
    return attention + feed_forward + 4 * width


def parallel_block_parameters(size: ViTSize) -> int:
    """Of one block of ViT-22B: fewer biases, one norm of tokens, one each of queries and keys."""
    width, hidden = size.width, size.hidden
    attention = 4 * width**2 + 2 * (width // size.heads)
    feed_forward = 2 * width * hidden + hidden + width
    return attention + feed_forward + width


def vit_parameters(
    size: ViTSize, *, image: int = 224, channels: int = 3, classes: int = 1000
) -> int:
    """Of the whole model: patches, class token, learned positions, blocks, last norm, head.

    Args:
        size: the sizes of the stack.
        image: side of the image, a multiple of the patch.
        channels: C.
        classes: K; 0 leaves the head out.

    Raises:
        ValueError: the patches do not cover the image exactly.
    """
    width = size.width
    patches = channels * size.patch**2 * width + width
    places = 1 + _patches(image, size.patch)
    head = (width + 1) * classes
    return patches + width + places * width + size.depth * block_parameters(size) + 2 * width + head


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
    patches = _patches(image, size.patch)
    tokens = patches + 1
    maps = (4 * size.width**2 + 2 * size.width * size.hidden) * tokens
    return patches * channels * size.patch**2 * size.width + size.depth * (
        maps + attention_multiplications(size.width, tokens)
    )


def attention_multiplications(width: int, tokens: int) -> int:
    """The part of one block that grows with the square of T: scores T²·D and sums T²·D."""
    return 2 * tokens**2 * width


def count_parameters(model: nn.Module) -> int:
    """All parameters of a model, whatever device they are on, ``meta`` included."""
    return sum(parameter.numel() for parameter in model.parameters())


def _patches(image: int, patch: int) -> int:
    if image % patch:
        raise ValueError(f"patches of {patch} pixels do not cover an image of {image}×{image}")
    return (image // patch) ** 2
