"""How far one gets without learning anything: hidden pixels filled in from their neighbours.

Letters: B batch, C channels, H height, W width.
"""

import torch
from torch import Tensor
from torch.nn.functional import pad

from multimodal.layers.masking import Masking
from multimodal.layers.patches import patchify
from multimodal.recipes.mae.masked import PATCH, fill_in


def interpolate(
    images: Tensor, masking: Masking, *, patch: int = PATCH, rounds: int = 300
) -> Tensor:
    """Make every hidden pixel the mean of its four neighbours, again and again.

    What settles is the smoothest surface through the visible pixels (a discrete Laplace equation,
    solved by Jacobi's method). At the edge a missing neighbour is the pixel itself.

    Args:
        images: (B, C, H, W).
        masking: which patches are hidden.
        patch: side of a patch in pixels.
        rounds: of averaging.

    Returns:
        (B, C, H, W); visible pixels are untouched.
    """
    hidden = hidden_pixels(images, masking, patch=patch)
    start = (images * ~hidden).sum(dim=(1, 2, 3)) / (~hidden).expand_as(images).sum(dim=(1, 2, 3))
    current = torch.where(hidden, start[:, None, None, None], images)
    for _ in range(rounds):
        current = torch.where(hidden, _mean_of_neighbours(current), images)
    return current


def hidden_pixels(images: Tensor, masking: Masking, *, patch: int = PATCH) -> Tensor:
    """The masks as pictures (B, 1, H, W) bool, True = hidden."""
    blank = torch.zeros_like(images[:, :1])
    ones = torch.ones_like(patchify(blank, patch))
    return fill_in(blank, ones, masking, patch=patch).bool()


def error_on_hidden(guess: Tensor, images: Tensor, hidden: Tensor) -> float:
    """Mean squared error over the hidden pixels.

    Args:
        guess: (B, C, H, W).
        images: (B, C, H, W).
        hidden: (B, 1, H, W) bool, see :func:`hidden_pixels`.
    """
    return (guess - images).square().masked_select(hidden.expand_as(images)).mean().item()


def _mean_of_neighbours(images: Tensor) -> Tensor:
    wide = pad(images, (1, 1, 1, 1), mode="replicate")
    above, below = wide[..., :-2, 1:-1], wide[..., 2:, 1:-1]
    left, right = wide[..., 1:-1, :-2], wide[..., 1:-1, 2:]
    return (above + below + left + right) / 4
