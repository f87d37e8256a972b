"""A Transformer that reads a text and sums it up in one vector.

Letters: B batch, M tokens, D width.
"""

from torch import Tensor, nn

from multimodal.layers.positions import LearnedPositions
from multimodal.layers.transformer import Pool, TransformerShape, TransformerStack, masked_mean


class TextTransformer(nn.Module):
    """Token and position embeddings, a stack of blocks, and a pool. Padding is invisible.

    Args:
        vocabulary: number of tokens that exist.
        length: the most tokens that a text may have.
        shape: of the stack; its width is the width of the result.
        pool: how tokens become one vector.

    Source: the text tower of Radford et al. 2021 (arXiv 2103.00020), section 2.4, without its
    causal mask and with the mean in place of the last token.
    """

    def __init__(
        self, *, vocabulary: int, length: int, shape: TransformerShape, pool: Pool = masked_mean
    ) -> None:
        super().__init__()
        self.width = shape.width
        self.embed = nn.Embedding(vocabulary, shape.width)
        self.positions = LearnedPositions(length=length, width=shape.width)
        self.stack = TransformerStack.of(shape)
        self.pool = pool

    def forward(self, tokens: Tensor, mask: Tensor) -> Tensor:
        """Texts → (B, D).

        Args:
            tokens: (B, M) int64.
            mask: (B, M) bool, True = real.

        Raises:
            ValueError: more tokens than ``length``.
        """
        x = self.positions(self.embed(tokens))  # (B, M, D)
        return self.pool(self.stack(x, mask), mask)
