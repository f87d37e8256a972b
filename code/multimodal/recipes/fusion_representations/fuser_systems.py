"""The fusers of the chapter, each as large as a number of parameters allows.

Letters: D width of both vectors, J width of what is joined, O width of the layer that reads it.
"""

from collections.abc import Callable
from functools import partial
from typing import cast

import torch
from torch import nn

from multimodal.layers.fusers.compact_bilinear import CompactBilinear
from multimodal.layers.fusers.factorised_bilinear import FactorisedBilinear
from multimodal.layers.fusers.low_rank_bilinear import LowRankBilinear
from multimodal.layers.fusers.projected import Projected
from multimodal.layers.fusers.tensor_fusion import LowRankFusion, TensorFusion
from multimodal.models.answerers.joint_answerer import Concatenation, Product, Sum

Fuser = Callable[[int, int], nn.Module]
"""of width D and a size: two vectors (B, D) → (B, J); says J as its ``width``"""

FUSERS: dict[str, Fuser] = {
    "sum": lambda width, size: Projected(width=width, hidden=size, join=Sum),
    "concatenation": lambda width, size: Projected(width=width, hidden=size, join=Concatenation),
    "product": lambda width, size: Projected(width=width, hidden=size, join=Product),
    "low_rank_bilinear": lambda width, size: LowRankBilinear(width=width, rank=size, out=width),
    "factorised_bilinear": lambda width, size: FactorisedBilinear(width=width, out=size),
    "compact_bilinear": lambda width, size: CompactBilinear(width=width, out=size),
    "tensor": lambda width, size: TensorFusion(width=width, out=size),
    "low_rank_tensor": lambda width, size: LowRankFusion(width=width, out=width, rank=size),
}
"""The size is what a budget buys more of: projections, ranks, bins, or numbers of the result."""


def cost(fuser: nn.Module, *, read: int) -> int:
    """Parameters of a fuser and of a linear layer that reads all it gives.

    Without the reader, count sketches would cost nothing, however many numbers they make.

    Args:
        fuser: says J as its ``width``.
        read: O.
    """
    own = sum(weight.numel() for weight in fuser.parameters())
    return own + (cast(int, fuser.width) + 1) * read


def size_within(budget: int, price: Callable[[int], int]) -> int:
    """The largest size that costs no more than the budget.

    Args:
        budget: of parameters.
        price: what a size costs; a larger size costs more.

    Raises:
        ValueError: the smallest costs more.
    """
    if price(1) > budget:
        raise ValueError(f"the smallest costs {price(1):,} parameters, more than {budget:,}")
    enough, most = 1, 2
    while price(most) <= budget:
        enough, most = most, 2 * most
    while most - enough > 1:
        middle = (enough + most) // 2
        enough, most = (middle, most) if price(middle) <= budget else (enough, middle)
    return enough


def fuser_of(name: str, *, width: int, budget: int) -> nn.Module:
    """A fuser whose parameters and those of its reader, of the same width D, fill a budget.

    Args:
        name: one of ``FUSERS``.
        width: D and O.
        budget: of parameters; no fuser leaves more of it than one step of its size would cost.

    Raises:
        ValueError: an unknown name, or a budget that is too small.
    """
    if name not in FUSERS:
        raise ValueError(f"there is no fuser {name!r}; there are {', '.join(FUSERS)}")
    price = partial(_price, FUSERS[name], width)
    return FUSERS[name](width, size_within(budget, price))


def _price(fuser: Fuser, width: int, size: int) -> int:
    with torch.device("meta"):
        return cost(fuser(width, size), read=width)
