"""The loss of deep cross-modal hashing: pairs share their bits, and every bit is used.

Letters: N examples, K bits.
"""

import torch
import torch.nn.functional as F
from torch import Tensor

from multimodal.arguments import require_dtype, require_number
from multimodal.losses.checks import require_pairs


def cross_modal_hashing_loss(
    first: Tensor,
    second: Tensor,
    similar: Tensor | None = None,
    *,
    quantisation: float = 1.0,
    balance: float = 1.0,
) -> Tensor:
    """Likelihood of who belongs together, distance from decided bits, imbalance of each bit.

    Θ, half the product of a code of either side, is the logit that the two are similar: with K bits
    of ±1 that differ in h places it is K/2 − h. Beside its negative log-likelihood stand the
    squared distance of both sides from their common bits sign(first + second), and the squared sum
    of each bit over the batch, 0 when it is + as often as −. All are summed, then divided by N².

    Args:
        first: (N, K), soft codes.
        second: (N, K); row i belongs to row i of ``first``.
        similar: (N, N) bool, row of ``first`` × row of ``second``, such as a common label; only the
            pairs themselves when omitted.
        quantisation: γ; where only one in N is similar, it takes more than the published 1.
        balance: η.

    Returns:
        () at least 0.

    Raises:
        ValueError: shapes that do not fit together, or tensors of other kinds.

    Source: Jiang and Li 2017, *Deep Cross-Modal Hashing* (arXiv 1602.02255), section 3, there
    minimised in turns over one network, the other and the bits; here at once, over a batch.
    """
    require_pairs(first, second)
    require_number(quantisation=quantisation, balance=balance)
    if similar is None:
        similar = torch.eye(len(first), dtype=torch.bool, device=first.device)
    require_dtype(torch.bool, similar=similar)
    if similar.shape != (len(first), len(first)):
        raise ValueError(f"similar must be ({len(first)}, N), got {tuple(similar.shape)}")
    theta = first @ second.T / 2  # (N, N)
    unlikely = F.softplus(theta).sum() - (similar * theta).sum()
    bits = quantisation * undecided_bits(first, second) + balance * bit_imbalance(first, second)
    return (unlikely + bits) / len(first) ** 2


def undecided_bits(first: Tensor, second: Tensor) -> Tensor:
    """Squared distance of two soft codes (N, K) from the bits ±1 that their sum decides: ()."""
    require_pairs(first, second)
    bits = torch.where(first + second > 0, 1.0, -1.0).to(first.dtype)
    return (bits - first).square().sum() + (bits - second).square().sum()


def bit_imbalance(first: Tensor, second: Tensor) -> Tensor:
    """Squared sums over the batch of each bit of two soft codes (N, K), added: ()."""
    require_pairs(first, second)
    return first.sum(dim=0).square().sum() + second.sum(dim=0).square().sum()
