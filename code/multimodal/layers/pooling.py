"""From many tokens to one vector, with padding left out.

Letters: B batch, M tokens, D width.
"""

from collections.abc import Callable

import torch
from torch import Tensor

Pool = Callable[[Tensor, Tensor], Tensor]
"""(tokens (B, M, D), mask (B, M) bool) → (B, D)"""


def masked_mean(x: Tensor, mask: Tensor) -> Tensor:
    """Mean of the real tokens; 0 for a sequence that has none.

    Args:
        x: (B, M, D).
        mask: (B, M) bool, True = real.
    """
    total = x.masked_fill(~mask[..., None], 0.0).sum(dim=1)  # (B, D)
    return total / mask.sum(dim=1, keepdim=True).clamp_min(1)


def first_token(x: Tensor, mask: Tensor) -> Tensor:
    """The first token, as BERT and ViT use their class token."""
    return x[:, 0]


def last_real_token(x: Tensor, mask: Tensor) -> Tensor:
    """The last real token, as CLIP uses its end-of-text token.

    Args:
        x: (B, M, D).
        mask: (B, M) bool, True = real.
    """
    places = torch.arange(mask.shape[1], device=mask.device)
    last = (places * mask).argmax(dim=1)  # (B,)
    return x[torch.arange(len(x), device=x.device), last]
