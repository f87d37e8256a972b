"""Tip-Adapter: a few labelled pictures are remembered, nothing is trained.

Letters: N pictures, M remembered ones, C classes, K width of the features.
"""

from itertools import product

import torch
import torch.nn.functional as F
from torch import Tensor

SHARPNESS = (1.0, 3.0, 10.0)
WEIGHTS = (0.0, 0.3, 1.0, 3.0, 10.0, 30.0)


def cache_scores(features: Tensor, keys: Tensor, labels: Tensor, *, sharpness: float) -> Tensor:
    """What the remembered pictures say: each speaks for its class, the louder the nearer it is.

    Args:
        features: (N, K), rows of length 1.
        keys: (M, K), rows of length 1, remembered.
        labels: (M,) classes 0 … C − 1 of the keys.
        sharpness: how fast a key falls silent with its distance.

    Returns:
        (N, C).

    Source: Zhang et al. 2022 (arXiv 2207.09519), section 3.
    """
    nearness = torch.exp(-sharpness * (1 - features @ keys.T))  # (N, M)
    return nearness @ F.one_hot(labels).to(features.dtype)


def choose_cache(
    zero_shot: Tensor, features: Tensor, truth: Tensor, keys: Tensor, labels: Tensor
) -> tuple[float, float]:
    """Sharpness and weight of the cache that answer most held-out pictures right.

    Args:
        zero_shot: (N, C) scores of the classifier that names wrote, on held-out pictures.
        features: (N, K) of the same.
        truth: (N,) their classes.
        keys: (M, K).
        labels: (M,).
    """

    def right(choice: tuple[float, float]) -> float:
        cache = cache_scores(features, keys, labels, sharpness=choice[0])
        return float(((zero_shot + choice[1] * cache).argmax(1) == truth).float().mean())

    return max(product(SHARPNESS, WEIGHTS), key=right)
