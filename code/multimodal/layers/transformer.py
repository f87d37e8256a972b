"""Transformer blocks that normalise before each step (pre-LN), and a stack of them.

Letters: B batch, N tokens, D width.
"""

from dataclasses import dataclass

from torch import Tensor, nn

from multimodal.layers.attention import MultiHeadAttention


@dataclass(frozen=True)
class TransformerShape:
    """The size of a stack of blocks.

    Attributes:
        width: D of the tokens.
        depth: number of blocks.
        heads: attention heads per block, a divisor of the width.
        expansion: width of the feed-forward layer, in multiples of D.

    Raises:
        ValueError: a size below 1, or heads that do not divide the width.
    """

    width: int
    depth: int
    heads: int
    expansion: int = 4

    def __post_init__(self) -> None:
        if min(self.width, self.depth, self.heads, self.expansion) < 1:
            raise ValueError(f"every size must be at least 1, got {self}")
        if self.width % self.heads:
            raise ValueError(f"heads must divide the width, got {self}")


class TransformerBlock(nn.Module):
    """Attention among the tokens, then a feed-forward layer on each, both added to the input.

    Source: Vaswani et al. 2017 (arXiv 1706.03762) with the order of Xiong et al. 2020
    (arXiv 2002.04745), figure 1b.
    """

    def __init__(self, *, width: int, heads: int, expansion: int = 4) -> None:
        super().__init__()
        self.attention_norm = nn.LayerNorm(width)
        self.attention = MultiHeadAttention(width=width, heads=heads)
        self.feed_forward_norm = nn.LayerNorm(width)
        self.feed_forward = nn.Sequential(
            nn.Linear(width, expansion * width), nn.GELU(), nn.Linear(expansion * width, width)
        )

    def forward(self, x: Tensor, mask: Tensor | None = None) -> Tensor:
        """Tokens (B, N, D) → (B, N, D); ``mask`` (B, N) bool, True = real."""
        normed = self.attention_norm(x)
        x = x + self.attention(normed, normed, mask)
        return x + self.feed_forward(self.feed_forward_norm(x))


class TransformerStack(nn.Module):
    """``depth`` blocks and a last normalisation."""

    def __init__(self, shape: TransformerShape) -> None:
        super().__init__()
        self.blocks = nn.ModuleList(
            TransformerBlock(width=shape.width, heads=shape.heads, expansion=shape.expansion)
            for _ in range(shape.depth)
        )
        self.norm = nn.LayerNorm(shape.width)

    def forward(self, x: Tensor, mask: Tensor | None = None) -> Tensor:
        """Tokens (B, N, D) → (B, N, D); ``mask`` (B, N) bool, True = real."""
        for block in self.blocks:
            x = block(x, mask)
        return self.norm(x)
