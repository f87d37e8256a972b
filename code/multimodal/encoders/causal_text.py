"""CLIP's own way to read a text: from left to right, summed up where the text ends.

Letters: B batch, M tokens, D width.
"""

from multimodal.encoders.text_transformer import TextTransformer
from multimodal.layers.causal_attention import CausalAttention, last_token
from multimodal.layers.transformer import TransformerShape, TransformerStack


class CausalTextTransformer(TextTransformer):
    """A text Transformer whose tokens hear earlier tokens only; its result is that of the last.

    Give it texts with a token of end, so that what is read last is the same in every text.

    Args:
        vocabulary: number of tokens that exist.
        length: the most tokens that a text may have.
        shape: of the stack; its width is the width of the result.

    Source: Radford et al. 2021 (arXiv 2103.00020), section 2.4. Chapter ``representation/clip``.
    """

    def __init__(self, *, vocabulary: int, length: int, shape: TransformerShape) -> None:
        super().__init__(vocabulary=vocabulary, length=length, shape=shape, pool=last_token)
        self.stack = TransformerStack.of(shape, attention=CausalAttention)
