"""A recurrent network that reads a question: its last state, and its state after every word.

Letters: B batch, M tokens, D width.
"""

from collections.abc import Callable
from typing import NamedTuple

from torch import Tensor, nn

from multimodal.layers.causal_attention import last_token


class QuestionReading(NamedTuple):
    """A question that was read."""

    vector: Tensor
    """(B, D): the state after the last word"""
    words: Tensor
    """(B, M, D): the state after each word; what stands at padding means nothing"""


class QuestionReader(nn.Module):
    """Embeddings, then a recurrent network from the first word to the last.

    It reads in one direction, and padding stands at the end: no real word hears of it.

    Args:
        vocabulary: number of tokens that exist.
        width: D of words and states.
        network: makes the recurrent network, ``nn.GRU`` or ``nn.LSTM``.
        depth: layers of it.

    Source: Antol et al. 2015 (arXiv 1505.00468), section 4.2, "LSTM Q"; GRU: Cho et al. 2014
    (arXiv 1406.1078).
    """

    def __init__(
        self,
        *,
        vocabulary: int,
        width: int,
        network: Callable[..., nn.RNNBase] = nn.GRU,
        depth: int = 1,
    ) -> None:
        super().__init__()
        self.width = width
        self.embed = nn.Embedding(vocabulary, width)
        self.network = network(width, width, num_layers=depth, batch_first=True)

    def forward(self, tokens: Tensor, mask: Tensor) -> QuestionReading:
        """Questions (B, M) int64, mask (B, M) bool, True = real → what was read."""
        words, _ = self.network(self.embed(tokens))  # (B, M, D)
        return QuestionReading(last_token(words, mask), words)
