"""Transformer blocks that normalise before each step (pre-LN), a stack of them, and pools.

Letters: B batch, N tokens, D width.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Self

from torch import Tensor, nn

from multimodal.layers.attention import MultiHeadAttention

Attention = Callable[..., MultiHeadAttention]
"""(width=D, heads=H) → a layer"""
Pool = Callable[[Tensor, Tensor], Tensor]
"""(tokens (B, N, D), mask (B, N) bool, True = real) → (B, D)"""


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

    Args:
        width: D.
        heads: H.
        expansion: width of the feed-forward layer, in multiples of D.
        attention: makes the layer in which tokens look at each other.

    Source: Vaswani et al. 2017 (arXiv 1706.03762) with the order of Xiong et al. 2020
    (arXiv 2002.04745), figure 1b.
    """

    def __init__(
        self,
        *,
        width: int,
        heads: int,
        expansion: int = 4,
        attention: Attention = MultiHeadAttention,
    ) -> None:
        super().__init__()
        self.attention_norm = nn.LayerNorm(width)
        self.attention = attention(width=width, heads=heads)
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
    """Blocks one after the other and a last normalisation.

    Args:
        blocks: modules that take tokens (B, N, D) and a mask and return tokens.
        norm: what comes last, such as ``nn.LayerNorm(width)``.
    """

    def __init__(self, blocks: Iterable[nn.Module], *, norm: nn.Module) -> None:
        super().__init__()
        self.blocks = nn.ModuleList(blocks)
        self.norm = norm

    @classmethod
    def of(cls, shape: TransformerShape, *, attention: Attention = MultiHeadAttention) -> Self:
        """``depth`` blocks of one kind."""
        sizes = {"width": shape.width, "heads": shape.heads, "expansion": shape.expansion}
        blocks = [TransformerBlock(**sizes, attention=attention) for _ in range(shape.depth)]
        return cls(blocks, norm=nn.LayerNorm(shape.width))

    def forward(self, x: Tensor, mask: Tensor | None = None) -> Tensor:
        """Tokens (B, N, D) → (B, N, D); ``mask`` (B, N) bool, True = real."""
        for block in self.blocks:
            x = block(x, mask)
        return self.norm(x)


def masked_mean(x: Tensor, mask: Tensor) -> Tensor:
    """Mean of the real tokens; 0 for a sequence that has none.

    Args:
        x: (B, N, D).
        mask: (B, N) bool, True = real.
    """
    total = x.masked_fill(~mask[..., None], 0.0).sum(dim=1)  # (B, D)
    return total / mask.sum(dim=1, keepdim=True).clamp_min(1)


def first_token(x: Tensor, mask: Tensor) -> Tensor:
    """The first token, as BERT and ViT use their class token."""
    return x[:, 0]
