"""The block of ViT-22B: attention and feed-forward layer side by side, queries and keys normalised.

Letters: B batch, N tokens, M tokens that are asked, H heads, K width of a head, D width.
"""

import torch
from torch import Tensor, nn

from multimodal.layers.attention import MultiHeadAttention


class NormedAttention(MultiHeadAttention):
    """Attention whose queries and keys are normalised per head, each with a learned gain.

    With gains of at most g a score, divided by √K, is at most g²·√K, whatever the projections are;
    through the gains it can still grow. The projections have no biases.

    Args:
        width: D.
        heads: H.

    Source: Dehghani et al. 2023 (arXiv 2302.05442), section 2, "QK normalization".
    """

    def __init__(self, *, width: int, heads: int) -> None:
        super().__init__(width=width, heads=heads, bias=False)
        self.query_norm = nn.RMSNorm(width // heads, eps=1e-6)
        self.key_norm = nn.RMSNorm(width // heads, eps=1e-6)

    def _split(self, x: Tensor, context: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        query, key, value = super()._split(x, context)
        return self.query_norm(query), self.key_norm(key), value


class ParallelBlock(nn.Module):
    """``x + attention(norm(x)) + feed_forward(norm(x))``: both read the same normalised tokens.

    Norms have no bias and do not centre. The feed-forward layer keeps its biases; the last of them
    is added to the same sum as the output of attention, which therefore needs none.

    Args:
        width: D.
        heads: H.
        expansion: width of the feed-forward layer, in multiples of D.

    Source: Dehghani et al. 2023 (arXiv 2302.05442), section 2; parallel layers after Wang and
    Komatsuzaki 2021 (GPT-J).
    """

    def __init__(self, *, width: int, heads: int, expansion: int = 4) -> None:
        super().__init__()
        self.norm = nn.RMSNorm(width, eps=1e-6)
        self.attention = NormedAttention(width=width, heads=heads)
        self.feed_forward = nn.Sequential(
            nn.Linear(width, expansion * width), nn.GELU(), nn.Linear(expansion * width, width)
        )

    def forward(self, x: Tensor, mask: Tensor | None = None) -> Tensor:
        """Tokens (B, N, D) → (B, N, D); ``mask`` (B, N) bool, True = real."""
        normed = self.norm(x)
        return x + self.attention(normed, normed, mask) + self.feed_forward(normed)

    @torch.no_grad()
    def joined_input(self) -> Tensor:
        """The first matrices of both branches as one, (3 · D + expansion · D, D).

        On an accelerator one large product is faster than four small ones.
        """
        first = self.attention.query, self.attention.key_value, self.feed_forward[0]
        return torch.cat([module.get_parameter("weight") for module in first])
