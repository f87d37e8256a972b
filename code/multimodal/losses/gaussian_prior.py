"""How far a batch of codes is from the standard normal distribution, by the means of a kernel.

Letters: N codes, D their width.
"""

import torch
from torch import Tensor

from multimodal.arguments import require_positive
from multimodal.losses.checks import require_rows


def gaussian_mmd(codes: Tensor, *, spread: float | None = None) -> Tensor:
    """The squared maximum mean discrepancy of codes and the normal distribution N(0, 1)ᴰ.

    Mean kernel of two codes − 2 · mean kernel of a code and a normal point + mean kernel of two
    normal points. With the kernel exp(−‖x − y‖² / 2s²) the last two are known:
    (s²/(s² + 1))^(D/2) exp(−‖x‖² / 2(s² + 1)) and (s²/(s² + 2))^(D/2), so nothing is drawn.

    Args:
        codes: (N, D), N ≥ 2.
        spread: s² of the kernel; D when omitted, half the mean squared distance of two normal
            points.

    Returns:
        () on average 0 for codes from N(0, 1)ᴰ, by chance also a little below; at most 2.

    Raises:
        ValueError: no matrix, fewer than two codes, or a spread that is not positive.

    Source: Tolstikhin et al. 2018, *Wasserstein Auto-Encoders* (arXiv 1711.01558), algorithm 2,
    there with points drawn from the prior; the unbiased estimate of Gretton et al. 2012, eq. 3.
    """
    require_rows(codes=codes)
    count, width = codes.shape
    if count < 2:
        raise ValueError("one code has no distribution: need at least 2")
    wide = float(width) if spread is None else spread
    require_positive(spread=wide)
    lengths = codes.square().sum(dim=1)  # (N,)
    apart = (lengths[:, None] + lengths[None, :] - 2 * codes @ codes.T).clamp(min=0)  # (N, N)
    kernel = torch.exp(-apart / (2 * wide))
    among = (kernel.sum() - kernel.diagonal().sum()) / (count * (count - 1))
    to_prior = (wide / (wide + 1)) ** (width / 2) * torch.exp(-lengths / (2 * (wide + 1))).mean()
    return among - 2 * to_prior + (wide / (wide + 2)) ** (width / 2)
