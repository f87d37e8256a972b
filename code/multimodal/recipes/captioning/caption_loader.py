"""Batches of pictures with captions that start by naming their language."""

from collections.abc import Sequence

from multimodal.data.caption_table import CaptionTable
from multimodal.data.pairs import PairDataset, PairLoader
from multimodal.text.caption_vocabulary import CaptionVocabulary


class CaptionLoader(PairLoader):
    """A :class:`PairLoader` whose tokens (B, M) begin with a language and close with an end.

    Args:
        dataset: images with captions.
        vocabulary: encodes them.
        batch_size, seed: as there.
        languages: drawn from with equal chances; those of the vocabulary when omitted.
    """

    def __init__(
        self,
        dataset: PairDataset,
        vocabulary: CaptionVocabulary,
        *,
        batch_size: int,
        seed: int,
        languages: Sequence[str] | None = None,
    ) -> None:
        chosen = tuple(languages or vocabulary.languages)
        encode = vocabulary.tokenizer.encode_batch
        super().__init__(dataset, encode, batch_size=batch_size, seed=seed, languages=chosen)
        self._tables = [
            CaptionTable(dataset.of_language(code), vocabulary.encoder(code)) for code in chosen
        ]
