"""The regression of BYOL: predict what the other network says of the other view.

Letters: N pictures, D width of the embeddings.
"""

import torch.nn.functional as F
from torch import Tensor

from multimodal.losses.checks import require_pairs


def regression_loss(prediction: Tensor, target: Tensor) -> Tensor:
    """Mean squared distance of unit vectors, 2 − 2 cos; one direction.

    Nothing in it repels: it is 0 when everything is one point. Whoever calls it decides whether the
    target has a gradient.

    Args:
        prediction: (N, D), any length but 0.
        target: (N, D); row i is what the prediction of row i should be.

    Returns:
        () from 0 (same direction) to 4 (opposite).

    Raises:
        ValueError: the two differ in shape.

    Source: Grill et al. 2020 (arXiv 2006.07733), eq. 2; BYOL adds the loss with the views swapped.
    Chapter ``representation/contrastive``.
    """
    require_pairs(prediction, target)
    sides = F.normalize(prediction, dim=1), F.normalize(target, dim=1)
    return F.mse_loss(*sides, reduction="sum") / len(prediction)
