"""CIDEr-D as a reward: what does not change from step to step is computed once.

Letters: N pictures, B sentences.
"""

from collections.abc import Sequence
from math import exp, sqrt
from typing import NamedTuple

import torch
from torch import Tensor

from multimodal.metrics.captions.cider import LONGEST, Rarity, Vector

SIGMA = 6.0
END_WORD = "<end>"


class Weighed(NamedTuple):
    """A sentence as four vectors of weighted n-grams, their lengths, and how many words it has."""

    vectors: list[Vector]
    norms: list[float]
    words: int


class CiderReward:
    """Sentences about known pictures → CIDEr-D (B,), from 0 to 10.

    Args:
        references: per picture its sentences, words between spaces.
        ends: whether the end of a sentence counts as a word. Without it nothing tells a sentence
            that stops too early.

    Raises:
        ValueError: no picture.
    """

    def __init__(self, references: Sequence[Sequence[str]], *, ends: bool = True) -> None:
        self.ends = ends
        cut = [[self._cut(text) for text in texts] for texts in references]
        self.rarity = Rarity.among(cut)
        self.weighed = [[self._weigh(words) for words in texts] for texts in cut]

    def __call__(self, texts: Sequence[str], rows: Tensor) -> Tensor:
        """The reward of each text as a caption of the picture in ``rows`` (B,)."""
        return torch.tensor(
            [
                self._score(self._weigh(self._cut(text)), self.weighed[row])
                for text, row in zip(texts, rows.tolist(), strict=True)
            ]
        )

    def _cut(self, text: str) -> list[str]:
        words = text.replace(",", " ,").split()
        return [*words, END_WORD] if self.ends else words

    def _weigh(self, words: list[str]) -> Weighed:
        vectors = [self.rarity.vector(words, n) for n in range(1, LONGEST + 1)]
        norms = [sqrt(sum(weight**2 for weight in vector.values())) for vector in vectors]
        return Weighed(vectors, norms, len(words))

    @staticmethod
    def _score(said: Weighed, references: list[Weighed]) -> float:
        total = 0.0
        for true in references:
            gap = max(0, said.words - 1) - max(0, true.words - 1)
            fit = exp(-(gap**2) / (2 * SIGMA**2))
            for n in range(LONGEST):
                norm = said.norms[n] * true.norms[n]
                common = said.vectors[n].keys() & true.vectors[n].keys()
                dot = sum(
                    min(said.vectors[n][g], true.vectors[n][g]) * true.vectors[n][g] for g in common
                )
                total += fit * dot / norm if norm else 0.0
        return 10 * total / (LONGEST * len(references))
