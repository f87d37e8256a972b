"""An encoder that cannot know the order of words: the baseline of the chapter on CLIP."""

from torch import Tensor, nn

from multimodal.layers.transformer import masked_mean


class BagOfWords(nn.Module):
    """Mean of the embeddings of the tokens, then a small network. Word order is invisible.

    Args:
        vocabulary: number of tokens that exist.
        width: D of the embeddings and of the result.
        hidden: width of the layer between them.
    """

    def __init__(self, *, vocabulary: int, width: int, hidden: int) -> None:
        super().__init__()
        self.width = width
        self.embed = nn.Embedding(vocabulary, width)
        self.mix = nn.Sequential(
            nn.LayerNorm(width), nn.Linear(width, hidden), nn.GELU(), nn.Linear(hidden, width)
        )

    def forward(self, tokens: Tensor, mask: Tensor) -> Tensor:
        """Texts (B, M), mask (B, M) bool, True = real → (B, D)."""
        return self.mix(masked_mean(self.embed(tokens), mask))
