"""The tokenizer of a BERT, behind the interface of the course's own.

Letters: B batch, M tokens.
"""

from collections.abc import Iterable

import tokenizers
import torch
from torch import Tensor

from multimodal.arguments import require_whole
from multimodal.text.tokenizer import Tokenizer
from multimodal.token_ids import PAD

FIRST, LAST = "[CLS]", "[SEP]"


class BertTokens(Tokenizer):
    """Ids as BERT read them in its pre-training: ``[CLS]``, the text, ``[SEP]``, padding.

    Args:
        core: what a pre-trained BERT tokenizer of transformers calls its ``backend_tokenizer``.
        max_length: M at most, both marks included; what is longer is cut.

    Raises:
        ValueError: a vocabulary without BERT's marks, or whose padding is not 0.
    """

    def __init__(self, core: tokenizers.Tokenizer, *, max_length: int = 64) -> None:
        padding, first, last = (core.token_to_id(mark) for mark in ("[PAD]", FIRST, LAST))
        if padding != PAD or first is None or last is None:
            marks = {"[PAD]": padding, FIRST: first, LAST: last}
            raise ValueError(f"this is no vocabulary of a BERT: its marks have the ids {marks}")
        core.no_padding()
        core.no_truncation()
        super().__init__(core, max_length=max_length)
        self._first, self._last = first, last

    def encode_batch(
        self,
        texts: Iterable[str],
        length: int | None = None,
        *,
        truncate: bool = True,
        wrapped: bool = True,
    ) -> tuple[Tensor, Tensor]:
        """As in the class above, but cut and wrapped unless asked otherwise."""
        limit = self.max_length if length is None else length
        if not wrapped:
            return super().encode_batch(texts, length, truncate=truncate)
        require_whole(3, length=limit)
        inner, mask = super().encode_batch(texts, limit - 2, truncate=truncate)
        counts = mask.sum(1)
        tokens = torch.full((len(inner), inner.shape[1] + 2), PAD)  # (B, M)
        tokens[:, 0] = self._first
        tokens[:, 1:-1] = inner
        tokens[torch.arange(len(inner)), counts + 1] = self._last
        longest = int(counts.max()) + 2 if length is None else length
        return tokens[:, :longest], tokens[:, :longest] != PAD
