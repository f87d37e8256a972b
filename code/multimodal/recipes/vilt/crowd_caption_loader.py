"""Endless batches of crowds with captions.

Letters: P pictures, B batch, M tokens.
"""

from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from multimodal.data.pairs import as_floats
from multimodal.data.questions.crowd_captions import crowd_captions
from multimodal.data.questions.question_set import QuestionSet
from multimodal.data.stream import Stream
from multimodal.text.tokenizer import Tokenizer
from multimodal.token_ids import PAD

CAPTIONS_EACH = 4
"""as many as there are questions about a picture"""


class CaptionedCrowds(NamedTuple):
    """What a ViLT is pretrained on."""

    images: Tensor
    """(B, 3, 48, 48) in [0, 1]"""
    tokens: Tensor
    """(B, M) int64, padded with 0"""
    mask: Tensor
    """(B, M) bool, True = real"""


class CrowdCaptionLoader(Stream[CaptionedCrowds]):
    """Batches of pictures, each with one of its captions.

    Args:
        questions: P pictures; what is asked about them is not read.
        tokenizer: of the words.
        language: of the captions.
        batch_size: B ≤ P.
        seed: of the captions, of the order, of the choice among the captions of a picture.
    """

    def __init__(
        self,
        questions: QuestionSet,
        tokenizer: Tokenizer,
        *,
        language: str,
        batch_size: int,
        seed: int,
    ) -> None:
        super().__init__(len(questions.images), batch_size=batch_size, seed=seed)
        self._images = questions.images
        self._tokens, _ = tokenizer.encode_batch(caption_texts(questions, language, seed=seed))

    def _data(self) -> object:
        return [self._images, self._tokens]

    def _batch(self, rows: np.ndarray, random: np.random.Generator) -> CaptionedCrowds:
        which = random.integers(CAPTIONS_EACH, size=len(rows))
        tokens = self._tokens[torch.from_numpy(rows * CAPTIONS_EACH + which)]
        tokens = tokens[:, : int((tokens != PAD).sum(dim=1).max())]
        images = as_floats(self._images[torch.from_numpy(rows)])
        return CaptionedCrowds(images, tokens, tokens != PAD)


def caption_texts(questions: QuestionSet, language: str, *, seed: int) -> list[str]:
    """The captions of all pictures, ``CAPTIONS_EACH`` of one after those of another."""
    random = np.random.default_rng([seed, 14])
    return [
        text
        for crowd in questions.crowds
        for text in crowd_captions(crowd, language, count=CAPTIONS_EACH, random=random)
    ]
