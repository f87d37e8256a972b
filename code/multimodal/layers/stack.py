"""A stack of any blocks, for variants of the Transformer.

Letters: B batch, N tokens, D width.
"""

from collections.abc import Iterable

from torch import Tensor, nn


class BlockStack(nn.Module):
    """Blocks one after the other and a last normalisation.

    :class:`~multimodal.layers.transformer.TransformerStack` with the blocks passed in; the names of
    the parameters are the same.

    Args:
        blocks: modules that take tokens (B, N, D) and a mask and return tokens.
        norm: what comes last, such as ``nn.LayerNorm(width)``.
    """

    def __init__(self, blocks: Iterable[nn.Module], *, norm: nn.Module) -> None:
        super().__init__()
        self.blocks = nn.ModuleList(blocks)
        self.norm = norm

    def forward(self, x: Tensor, mask: Tensor | None = None) -> Tensor:
        """Tokens (B, N, D) → (B, N, D); ``mask`` (B, N) bool, True = real."""
        for block in self.blocks:
            x = block(x, mask)
        return self.norm(x)
