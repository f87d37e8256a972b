"""The shape of a shared space: the gap between modalities, alignment, uniformity.

Letters: B pairs, D width of the shared space; rows have length 1.
"""

import torch
from torch import Tensor

from multimodal.arguments import measurable


def modality_gap(image: Tensor, text: Tensor) -> float:
    """The distance between the mean image and the mean text, from 0 to 2.

    Args:
        image: (B, D).
        text: (any number, D).

    Raises:
        ValueError: no numbers, or sides of other widths.

    Source: Liang et al. 2022 (arXiv 2203.02053).
    """
    image, text = measurable("image", image), measurable("text", text)
    if image.shape[1] != text.shape[1]:
        raise ValueError(f"need one space, got widths {image.shape[1]} and {text.shape[1]}")
    return float((image.mean(dim=0) - text.mean(dim=0)).norm())


def alignment(image: Tensor, text: Tensor) -> float:
    """Mean squared distance of the two sides of a true pair, from 0 (they coincide) to 4.

    Args:
        image: (B, D).
        text: (B, D); row i belongs to image i.

    Raises:
        ValueError: the two sides differ in shape.

    Source: Wang and Isola 2020 (arXiv 2005.10242), section 4.1, with exponent 2.
    """
    image, text = measurable("image", image), measurable("text", text)
    if image.shape != text.shape:
        raise ValueError(f"need pairs, got {tuple(image.shape)} and {tuple(text.shape)}")
    return float((image - text).square().sum(dim=-1).mean())


def uniformity(points: Tensor) -> float:
    """Logarithm of the mean Gaussian potential of all pairs of points; lower is more spread out.

    Args:
        points: (B, D), B ≥ 2.

    Returns:
        0 when all points coincide, about −4 when many of them fill the sphere.

    Raises:
        ValueError: fewer than two points.

    Source: Wang and Isola 2020 (arXiv 2005.10242), section 4.1, with t = 2.
    """
    points = measurable("points", points)
    if len(points) < 2:
        raise ValueError(f"uniformity compares points: need at least 2, got {len(points)}")
    return float(torch.pdist(points).square().mul(-2).exp().mean().log())
