"""A small language model: it says how likely each token is after those before it.

Letters: B batch, K tokens of a prefix, M tokens, V entries of the vocabulary, D width.
"""

import torch
from torch import Tensor, nn

from multimodal.layers.causal_attention import CausalAttention
from multimodal.layers.positions import LearnedPositions
from multimodal.layers.transformer import TransformerShape, TransformerStack


class CausalLanguageModel(nn.Module):
    """Embeddings, blocks in which no token hears a later one, and scores of the next token.

    Args:
        vocabulary: V.
        length: the most tokens that it can read.
        shape: of the stack.

    Source: the decoder-only Transformer of Radford et al. 2018, *Improving Language Understanding
    by Generative Pre-Training*, with normalisation before each step.
    """

    def __init__(self, *, vocabulary: int, length: int, shape: TransformerShape) -> None:
        super().__init__()
        self.width = shape.width
        self.words = nn.Embedding(vocabulary, shape.width)
        self.positions = LearnedPositions(length=length, width=shape.width)
        self.stack = TransformerStack.of(shape, attention=CausalAttention)
        self.out = nn.Linear(shape.width, vocabulary)
        nn.init.normal_(self.words.weight, std=0.1)  # no louder than the positions

    def forward(self, tokens: Tensor, prefix: Tensor | None = None) -> Tensor:
        """Tokens (B, M) → logits (B, M, V) of what follows each.

        Args:
            tokens: int64.
            prefix: (B, K, D), vectors that all tokens hear as if they were earlier words. They get
                no positions, so that the first token stands where it stood without them.
        """
        x = self.positions(self.words(tokens))  # (B, M, D)
        if prefix is not None:
            x = torch.cat((prefix, x), dim=1)  # (B, K + M, D)
        return self.out(self.stack(x)[:, -tokens.shape[1] :])
