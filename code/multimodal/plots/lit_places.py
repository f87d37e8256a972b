"""A picture as bright as the attention at each of its places."""

from math import isqrt

import numpy as np
from torch import Tensor
from torch.nn.functional import interpolate

DARKEST = 0.8
"""how much of a place is covered that is not looked at"""


def lit_places(pixels: np.ndarray, weights: Tensor) -> np.ndarray:
    """The pixels, the strongest place as it is, the others the darker the less they weigh.

    Args:
        pixels: (H, W, 3) uint8.
        weights: (L,) of L = S · S places, row by row.

    Returns:
        (H, W, 3) uint8.

    Raises:
        ValueError: the places make no square.
    """
    side = isqrt(len(weights))
    if side * side != len(weights):
        raise ValueError(f"{len(weights)} places make no square: give S · S of them")
    square = (weights / weights.max().clamp(min=1e-12)).reshape(1, 1, side, side)
    large = interpolate(square, size=pixels.shape[:2], mode="bilinear", align_corners=False)
    light = 1 - DARKEST * (1 - large[0, 0, :, :, None].cpu().numpy())
    return np.clip((pixels * light).round(), 0, 255).astype(np.uint8)
