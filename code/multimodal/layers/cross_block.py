"""A Transformer block that listens twice: to earlier tokens of its own, then to another sequence.

Letters: B batch, N tokens, M tokens of the context, H heads, D width.
"""

from torch import Tensor, nn

from multimodal.layers.attention import MultiHeadAttention
from multimodal.layers.causal_attention import CausalAttention


class CrossBlock(nn.Module):
    """Causal self-attention, cross-attention, feed-forward, each added to its normalised input.

    Args:
        width: D.
        heads: H.
        context_width: width of the tokens that are asked.
        expansion: width of the feed-forward layer, in multiples of D.

    Source: the decoder of Vaswani et al. 2017 (arXiv 1706.03762), section 3.1, with the order of
    Xiong et al. 2020 (arXiv 2002.04745), figure 1b.
    """

    def __init__(
        self, *, width: int, heads: int, context_width: int | None = None, expansion: int = 4
    ) -> None:
        super().__init__()
        self.earlier_norm = nn.LayerNorm(width)
        self.earlier = CausalAttention(width=width, heads=heads)
        self.context_norm = nn.LayerNorm(width)
        self.context = MultiHeadAttention(width=width, heads=heads, context_width=context_width)
        self.feed_forward_norm = nn.LayerNorm(width)
        self.feed_forward = nn.Sequential(
            nn.Linear(width, expansion * width), nn.GELU(), nn.Linear(expansion * width, width)
        )

    def forward(self, x: Tensor, context: Tensor) -> Tensor:
        """Tokens (B, N, D) and context (B, M, context_width) → (B, N, D)."""
        x = self.listen(x)
        x = x + self.context(self.context_norm(x), context)
        return x + self.feed_forward(self.feed_forward_norm(x))

    def listen(self, x: Tensor) -> Tensor:
        """What tokens (B, N, D) are after they have heard the earlier ones."""
        normed = self.earlier_norm(x)
        return x + self.earlier(normed, normed)

    def weights(self, x: Tensor, context: Tensor) -> Tensor:
        """Where tokens (B, N, D) look in the context: (B, H, N, M), each row sums to 1."""
        return self.context.weights(self.context_norm(self.listen(x)), context)
