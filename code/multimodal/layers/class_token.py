"""A token of its own, put before the patches, that gathers what the others say.

Letters: B batch, N patches, D width.
"""

import torch
from einops import repeat
from torch import Tensor, nn


class ClassToken(nn.Module):
    """Puts one learned token before all others.

    Args:
        width: D.

    Source: Dosovitskiy et al. 2021 (arXiv 2010.11929), eq. 1, after BERT (Devlin et al. 2019).
    """

    def __init__(self, *, width: int) -> None:
        super().__init__()
        self.token = nn.Parameter(torch.randn(1, width) * 0.02)

    def forward(self, x: Tensor) -> Tensor:
        """Tokens (B, N, D) → (B, 1 + N, D); the class token comes first."""
        return torch.cat([repeat(self.token, "one d -> b one d", b=len(x)), x], dim=1)
