"""Captions as ids for a model that writes: the first token says the language, the last the end."""

from collections.abc import Callable, Sequence

import torch
from torch import Tensor

from multimodal.text.tokenizer import Tokenizer
from multimodal.token_ids import END, PAD

Encode = Callable[[Sequence[str]], tuple[Tensor, Tensor]]


class CaptionVocabulary:
    """A tokenizer and one token of start for each language, numbered after its other entries.

    Args:
        tokenizer: of the words.
        languages: those that a sentence may be asked for in.

    Source: the token that names the language, Johnson et al. 2017 (arXiv 1611.04558).
    """

    def __init__(self, tokenizer: Tokenizer, languages: Sequence[str]) -> None:
        self.tokenizer = tokenizer
        self.languages = tuple(languages)

    def __len__(self) -> int:
        return len(self.tokenizer) + len(self.languages)

    def start(self, language: str) -> int:
        """The token that asks for ``language``.

        Raises:
            ValueError: another language.
        """
        if language not in self.languages:
            raise ValueError(
                f"no token for the language {language!r}: choose one of {', '.join(self.languages)}"
            )
        return len(self.tokenizer) + self.languages.index(language)

    def encoder(self, language: str) -> Encode:
        """A function: texts → ids (B, M) int64 with start and end, and mask (B, M), True = real."""
        start = self.start(language)

        def encode(texts: Sequence[str]) -> tuple[Tensor, Tensor]:
            tokens, mask = self.tokenizer.encode_batch(texts, wrapped=True)
            tokens[:, 0] = start
            return tokens, mask

        return encode

    def read(self, tokens: Tensor) -> list[str]:
        """The sentences of ids (B, M): what stands before the first end, without tokens of start.

        Raises:
            ValueError: no ids of this vocabulary.
        """
        ended = torch.cummax((tokens == END).int(), dim=1).values.bool()
        words = tokens.masked_fill(ended | (tokens >= len(self.tokenizer)), PAD)
        return [self.tokenizer.decode(row) for row in words.cpu()]
