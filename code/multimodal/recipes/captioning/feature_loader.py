"""Batches of stored features of pictures, with captions that start by naming their language."""

import numpy as np
import torch
from torch import Tensor

from multimodal.data.pairs import PairBatch, PairDataset
from multimodal.recipes.captioning.caption_loader import CaptionLoader
from multimodal.text.caption_vocabulary import CaptionVocabulary


class FeatureLoader(CaptionLoader):
    """A :class:`CaptionLoader` that hands out features (B, D) where pictures would be.

    Args:
        dataset: N pictures with captions.
        features: (N, D), of the pictures in the same order.
        vocabulary, batch_size, seed: as there.

    Raises:
        ValueError: not as many features as pictures.
    """

    def __init__(
        self,
        dataset: PairDataset,
        features: Tensor,
        vocabulary: CaptionVocabulary,
        *,
        batch_size: int,
        seed: int,
    ) -> None:
        if len(features) != len(dataset):
            raise ValueError(f"{len(features)} features for {len(dataset)} pictures")
        super().__init__(dataset, vocabulary, batch_size=batch_size, seed=seed)
        self.features = features

    def _data(self) -> object:
        return [self.features, *(table.contents for table in self._tables)]

    def _batch(self, rows: np.ndarray, random: np.random.Generator) -> PairBatch:
        tokens = self._draw_captions(rows, random)
        chosen = torch.from_numpy(rows)
        return PairBatch(self.features[chosen], tokens, tokens != 0, chosen)
