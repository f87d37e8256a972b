"""The loss of masked autoencoders: squared error, where the encoder could not look.

Letters: B batch, N patches, X numbers per patch (pixels times channels).
"""

import torch
from torch import Tensor

from multimodal.arguments import require_floats, require_together


def masked_reconstruction_loss(prediction: Tensor, target: Tensor, hidden: Tensor) -> Tensor:
    """Mean squared error over the hidden patches; the visible ones have no say.

    Args:
        prediction: (B, N, X).
        target: (B, N, X), pixels, or pixels after :func:`normalise_patches`.
        hidden: (B, N) bool, True = hidden from the encoder.

    Returns:
        (), the mean over hidden patches of the mean over their X numbers.

    Raises:
        ValueError: shapes that do not fit, or nothing hidden.

    Source: He et al. 2022 (arXiv 2111.06377), section 3, "reconstruction target".
    """
    require_together(prediction=prediction, target=target)
    if not isinstance(hidden, Tensor) or hidden.dtype != torch.bool:
        raise ValueError("hidden must be a tensor of truth values, (B, N)")
    if prediction.shape != target.shape or hidden.shape != prediction.shape[:2]:
        raise ValueError(
            f"prediction {tuple(prediction.shape)}, target {tuple(target.shape)} and hidden "
            f"{tuple(hidden.shape)} do not fit: expected (B, N, X), (B, N, X) and (B, N)"
        )
    if not bool(hidden.any()):
        raise ValueError("no patch is hidden: there is nothing to reconstruct")
    error = torch.where(hidden[..., None], prediction - target, 0.0)  # (B, N, X)
    return error.square().mean(dim=-1).sum() / hidden.sum()


def normalise_patches(patches: Tensor, *, epsilon: float = 1e-6) -> Tensor:
    """Each patch with its own mean subtracted and divided by its own standard deviation.

    Args:
        patches: (B, N, X).
        epsilon: added to the variance, which divides by X − 1 as in the code of the authors; a
            patch of one colour becomes 0.

    Returns:
        (B, N, X).

    Raises:
        ValueError: patches of one number, which has no variance, or of whole numbers.

    Source: He et al. 2022 (arXiv 2111.06377), section 3, "reconstruction target".
    """
    require_floats(patches=patches)
    if patches.ndim < 1 or patches.shape[-1] < 2:
        raise ValueError("a patch of one number has no variance: take at least 2 numbers per patch")
    mean = patches.mean(dim=-1, keepdim=True)
    variance = patches.var(dim=-1, keepdim=True)
    return (patches - mean) / (variance + epsilon).sqrt()
