"""Captions encoded once, so that drawing one for each image of a batch costs nothing."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from torch import Tensor

Tokenise = Callable[[Sequence[str]], tuple[Tensor, Tensor]]
"""texts → ids (B, M) int64, padded with 0, and mask (B, M) bool, True = real"""


class CaptionTable:
    """The captions of N images in one language, as ids without padding.

    Args:
        captions: per image, its captions.
        tokenise: turns them into ids.
    """

    def __init__(self, captions: Sequence[Sequence[str]], tokenise: Tokenise) -> None:
        tokens, mask = tokenise([text for texts in captions for text in texts])
        self._ids = tokens.numpy()[mask.numpy()]
        self._ends = np.concatenate([[0], np.cumsum(mask.sum(1).numpy())])
        starts = np.concatenate([[0], np.cumsum([len(texts) for texts in captions])])
        self._spans = list(pairwise(starts.tolist()))

    @property
    def contents(self) -> tuple[np.ndarray, ...]:
        """All that rows are taken from: ids, and where captions and images end."""
        return self._ids, self._ends, np.array(self._spans)

    def row(self, image: int, share: float) -> np.ndarray:
        """The ids of one caption of ``image``; ``share`` in [0, 1) says which."""
        start, end = self._spans[image]
        caption = start + int(share * (end - start))
        return self._ids[self._ends[caption] : self._ends[caption + 1]]
