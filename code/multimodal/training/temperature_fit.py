"""The temperature at which a finished classifier is as sure as it is right, on average.

Letters: N examples, K classes.
"""

import math

import torch
from torch import Tensor

from multimodal.arguments import require_dtype, require_floats

RANGE = (-10.0, 10.0)
"""of the logarithm of the temperature"""
HALVINGS = 60


def best_temperature(logits: Tensor, labels: Tensor) -> float:
    """The T that gives the smallest mean of −log softmax(logits / T) at the true classes.

    In β = 1/T the mean is convex, and its derivative Σ pₖ zₖ − z_true, on average, crosses 0 once:
    halving finds the place. Between e⁻¹⁰ and e¹⁰; a classifier that is right on every example gets
    the lowest, one worse than chance the highest.

    Args:
        logits: (N, K), of examples that were not trained on.
        labels: (N,) int64.

    Raises:
        ValueError: shapes that do not fit together, or tensors of other kinds.

    Source: Guo et al. 2017 (arXiv 1706.04599), section 4.2, "temperature scaling".
    """
    require_floats(logits=logits)
    require_dtype(torch.int64, labels=labels)
    if logits.ndim != 2 or labels.shape != logits.shape[:1]:
        raise ValueError(
            f"logits (N, K) and labels (N,) must fit, "
            f"got {tuple(logits.shape)} and {tuple(labels.shape)}"
        )
    scores, true = logits.detach().cpu().double(), labels.cpu()
    chosen = scores.gather(1, true[:, None])[:, 0].mean()
    low, high = RANGE
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        p = (scores / math.exp(middle)).softmax(dim=1)
        if float((p * scores).sum(dim=1).mean() - chosen) > 0:  # too sure: hotter
            low = middle
        else:
            high = middle
    return math.exp((low + high) / 2)
