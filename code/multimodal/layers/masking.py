"""Which patches an encoder may see, drawn at random for each picture.

Letters: B batch, N places, K visible places, D width.
"""

from typing import NamedTuple

import torch
from torch import Generator, Tensor


class Masking(NamedTuple):
    """A choice of visible places for each picture of a batch; all pictures show equally many."""

    visible: Tensor
    """(B, K) int64, the visible places in the order in which the encoder gets them"""
    hidden: Tensor
    """(B, N) bool, True = hidden from the encoder"""
    restore: Tensor
    """(B, N) int64: in a row of all visible, then all hidden tokens, where that of place n is"""


def random_mask(
    batch: int,
    places: int,
    *,
    ratio: float,
    generator: Generator | None = None,
    device: torch.device | str = "cpu",
) -> Masking:
    """Hide ``round(ratio · N)`` of N places, drawn anew and without repetition for each picture.

    Args:
        batch: B.
        places: N.
        ratio: share of the places that is hidden.
        generator: a CPU generator; PyTorch's own when omitted.
        device: of the result. The draw itself happens on the CPU, alike on every machine.

    Raises:
        ValueError: a ratio that hides nothing or everything.

    Source: He et al. 2022 (arXiv 2111.06377), section 3, "simple implementation".
    """
    hidden = round(ratio * places)
    if not 0 < hidden < places:
        raise ValueError(
            f"a ratio of {ratio} hides {hidden} of {places} places: "
            f"at least one must be hidden and one visible"
        )
    noise = torch.rand(batch, places, generator=generator)
    return Masking(*(part.to(device) for part in mask_by_noise(noise, places - hidden)))


def mask_by_noise(noise: Tensor, keep: int) -> Masking:
    """Show the ``keep`` places of lowest noise, in the order of their noise.

    Args:
        noise: (B, N), one number per place.
        keep: K.
    """
    order = noise.argsort(dim=1)  # (B, N): the places, by rising noise
    restore = order.argsort(dim=1)  # its inverse: the rank of each place
    return Masking(order[:, :keep], restore >= keep, restore)


def take(tokens: Tensor, places: Tensor) -> Tensor:
    """The tokens at the given places: (B, N, D), (B, K) int64 → (B, K, D)."""
    return tokens.gather(1, places[..., None].expand(-1, -1, tokens.shape[-1]))


def restore_order(visible: Tensor, mask_token: Tensor, restore: Tensor) -> Tensor:
    """Put visible tokens back in their places and the mask token in all others.

    Args:
        visible: (B, K, D), in the order of :attr:`Masking.visible`.
        mask_token: (D,), the one vector that stands for everything hidden.
        restore: (B, N), of the same masking.

    Returns:
        (B, N, D).

    Raises:
        ValueError: shapes that do not fit together, or a place that is not named exactly once.
    """
    batch, kept, width = visible.shape
    if mask_token.shape != (width,) or len(restore) != batch or kept > restore.shape[1]:
        raise ValueError(
            f"{tuple(visible.shape)}, {tuple(mask_token.shape)} and {tuple(restore.shape)} do not "
            "fit: expected (B, K, D), (D,) and (B, N) with K ≤ N"
        )
    if restore.device.type == "cpu":  # a GPU would have to wait
        places = torch.arange(restore.shape[1])
        if not bool((restore.sort(dim=1).values == places).all()):
            raise ValueError("each row of restore must name each place once, from 0 on")
    blanks = mask_token.expand(batch, restore.shape[1] - kept, width)
    return take(torch.cat([visible, blanks.to(visible.dtype)], dim=1), restore)
