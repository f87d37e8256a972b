"""Two views of the same thing, made up so that what they share is known exactly.

Letters: N things, K factors of each kind, D = 2K width of a view.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Generator, Tensor

from multimodal.arguments import require_number, require_whole


class TwoViews(NamedTuple):
    """Both views of N things, and the factors they were made of."""

    first: Tensor
    """(N, D)"""
    second: Tensor
    """(N, D); row i is the same thing as row i of ``first``"""
    shared: Tensor
    """(N, K), what the thing is: both views show it, each with noise of its own"""
    first_private: Tensor
    """(N, K), what only the first view shows"""
    second_private: Tensor
    """(N, K), what only the second view shows"""
    labels: Tensor
    """(N,) int64 below 2 ** K: the signs of the shared factors, the first counts 1"""

    def part(self, rows: slice) -> "TwoViews":
        """Some of the things, such as ``slice(0, 1000)``."""
        return TwoViews(*(column[rows] for column in self))


def two_views(
    count: int, *, seed: int, correlations: Sequence[float] = (0.95, 0.8), swirl: float = 0.0
) -> TwoViews:
    """Draw N things and look at each twice.

    A view shows √ρ · shared + √(1 - ρ) · noise for each correlation ρ, beside as many private
    factors; all of it is standard normal. Then it is mixed by a fixed invertible matrix. So the
    canonical correlations of both views are the ρ, and as many zeros.

    Args:
        count: N.
        seed: of everything; cut one set in parts, for another seed mixes in another way.
        correlations: ρ of each shared factor, from 0 to 1; K is their number.
        swirl: before mixing, each shared factor and a private one of the second view, taken as a
            point of the plane, are turned by this angle for each unit of the distance from 0. No
            information goes, but a straight line finds less: see :func:`swirled`.

    Raises:
        ValueError: a correlation outside 0 to 1, none at all, or an impossible number.
    """
    require_whole(1, count=count)
    require_whole(0, seed=seed)
    rho = torch.tensor(_require_correlations(correlations))
    random = torch.Generator().manual_seed(seed)
    shared, one, other, first_private, second_private = torch.randn(
        5, count, len(rho), generator=random
    )
    seen = rho.sqrt() * shared + (1 - rho).sqrt() * one
    heard = rho.sqrt() * shared + (1 - rho).sqrt() * other
    turned = _turn(heard, second_private, swirl)
    return TwoViews(
        torch.cat((seen, first_private), dim=1) @ _mixing(2 * len(rho), random),
        torch.cat(turned, dim=1) @ _mixing(2 * len(rho), random),
        *(shared, first_private, second_private),
        ((shared > 0) * 2 ** torch.arange(len(rho))).sum(dim=1),
    )


def swirled(correlation: float, swirl: float) -> float:
    """The correlation that is left to linear maps: ρ/2 · ``|∫ r³ exp(i·swirl·r − r²/2) dr|``.

    The distance r from 0 of a normal point of the plane has the density r · exp(−r²/2), and a turn
    by an angle leaves that angle's cosine of the correlation, and its sine for the other factor.
    """
    require_number(swirl=swirl)
    _require_correlations([correlation])
    r = torch.linspace(0, 12, 24_001, dtype=torch.float64)
    weight = r**3 * torch.exp(-(r**2) / 2) / 2
    waves = torch.cos(swirl * r), torch.sin(swirl * r)
    return correlation * math.hypot(*(float(torch.trapezoid(weight * wave, r)) for wave in waves))


def best_accuracy(correlations: Sequence[float], *, views: int) -> float:
    """How often nobody can name the label better, from one view or from both.

    The best guess of a sign is that of the mean over the views; its correlation c with the shared
    factor is √ρ for one view and √(2ρ / (1 + ρ)) for both, and two normal numbers have the same
    sign with probability 1 − arccos(c) / π (Sheppard 1899). Signs are independent.

    Raises:
        ValueError: a correlation outside 0 to 1, or other than 1 or 2 views.
    """
    if views not in (1, 2):
        raise ValueError(f"views must be 1 or 2, got {views!r}")
    share = 1.0
    for rho in _require_correlations(correlations):
        together = math.sqrt(rho if views == 1 else 2 * rho / (1 + rho))
        share *= 1 - math.acos(min(together, 1.0)) / math.pi
    return share


def _turn(one: Tensor, other: Tensor, swirl: float) -> tuple[Tensor, Tensor]:
    """Points (one, other) of the plane, turned by an angle that grows with the distance from 0."""
    require_number(swirl=swirl)
    angle = swirl * torch.hypot(one, other)
    cos, sin = angle.cos(), angle.sin()
    return cos * one - sin * other, sin * one + cos * other


def _mixing(width: int, random: Generator) -> Tensor:
    """An invertible matrix (D, D): a turn, a stretch of each axis by ½ to 2, another turn."""
    turns = torch.linalg.qr(torch.randn(2, width, width, generator=random)).Q
    stretch = 2 ** (2 * torch.rand(width, generator=random) - 1)
    return turns[0] @ (stretch[:, None] * turns[1])


def _require_correlations(correlations: Sequence[float]) -> list[float]:
    found = [float(rho) for rho in correlations]
    if not found or not all(0 <= rho <= 1 for rho in found):
        raise ValueError(f"correlations must be some numbers from 0 to 1, got {found}")
    return found
