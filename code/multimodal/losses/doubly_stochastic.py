"""Attention that sums to 1 at each word is asked to sum to 1 at each place, too.

Letters: B batch, M tokens, L places.
"""

import torch
from torch import Tensor

from multimodal.arguments import require_dtype, require_floats


def doubly_stochastic_loss(weights: Tensor, real: Tensor) -> Tensor:
    """Mean over pictures and places of (1 − what a place gets over the whole sentence)².

    A model that must look at every place about once cannot stare at a single one.

    Args:
        weights: (B, M, L), rows that sum to 1.
        real: (B, M) bool, False where a sentence is over.

    Raises:
        ValueError: shapes that do not fit together, or tensors of other kinds.

    Source: Xu et al. 2015 (arXiv 1502.03044), equation 14; there a sum over places.
    """
    require_floats(weights=weights)
    require_dtype(torch.bool, real=real)
    if weights.ndim != 3 or weights.shape[:2] != real.shape:
        raise ValueError(
            f"weights (B, M, L) and real (B, M) must fit, "
            f"got {tuple(weights.shape)} and {tuple(real.shape)}"
        )
    attended = (weights * real[:, :, None]).sum(dim=1)  # (B, L)
    return (1 - attended).square().mean()
