"""Batches of stored annotation vectors with captions."""

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from multimodal.data.caption_table import CaptionTable, Tokenise
from multimodal.data.pairs import PairBatch
from multimodal.data.stream import Stream
from multimodal.text.caption_vocabulary import CaptionVocabulary


class AnnotationLoader(Stream[PairBatch]):
    """Pairs whose ``images`` are annotation vectors (B, L, E): what a frozen encoder made of them.

    Args:
        annotations: N × (L, E).
        captions: per picture, its captions.
        vocabulary: encodes them, and cuts what is longer than its tokenizer allows.
        language: the one they are in.
        name: of the annotations; a training goes on only with the same.
        batch_size, seed: as :class:`~multimodal.data.stream.Stream` has them.
    """

    def __init__(
        self,
        annotations: Sequence[Tensor],
        captions: Sequence[Sequence[str]],
        vocabulary: CaptionVocabulary,
        *,
        language: str,
        name: str,
        batch_size: int,
        seed: int,
    ) -> None:
        super().__init__(len(annotations), batch_size=batch_size, seed=seed)
        self.annotations, self.name = annotations, name
        self.table = CaptionTable(captions, _cutting(vocabulary, language))

    def _data(self) -> object:
        return [self.name, *self.table.contents]

    def _batch(self, rows: np.ndarray, random: np.random.Generator) -> PairBatch:
        seen = torch.stack([self.annotations[int(row)] for row in rows]).float()
        shares = random.random(len(rows))
        captions = [
            torch.from_numpy(self.table.row(int(row), share))
            for row, share in zip(rows, shares, strict=True)
        ]
        tokens = torch.nn.utils.rnn.pad_sequence(captions, batch_first=True)
        return PairBatch(seen, tokens, tokens != 0, torch.from_numpy(rows))


def _cutting(vocabulary: CaptionVocabulary, language: str) -> Tokenise:
    def encode(texts: Sequence[str]) -> tuple[Tensor, Tensor]:
        tokens, mask = vocabulary.tokenizer.encode_batch(texts, truncate=True, wrapped=True)
        tokens[:, 0] = vocabulary.start(language)
        return tokens, mask

    return encode
