"""Batches of stored features of pictures, with captions that start by naming their language."""

import numpy as np
import torch
import torch.nn.functional as F
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
        noise: length of a random vector that is added to each row, as a share of the row's; the
            sum gets the row's length again.

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
        noise: float = 0.0,
    ) -> None:
        if len(features) != len(dataset):
            raise ValueError(f"{len(features)} features for {len(dataset)} pictures")
        super().__init__(dataset, vocabulary, batch_size=batch_size, seed=seed)
        self.features, self.noise = features, noise

    def _data(self) -> object:
        return [self.features, *(table.contents for table in self._tables)]

    def _batch(self, rows: np.ndarray, random: np.random.Generator) -> PairBatch:
        tokens = self._draw_captions(rows, random)
        chosen = torch.from_numpy(rows)
        return PairBatch(self._noisy(self.features[chosen], random), tokens, tokens != 0, chosen)

    def _drawn(self) -> object:
        return *self.languages, self.noise

    def _noisy(self, rows: Tensor, random: np.random.Generator) -> Tensor:
        if not self.noise:
            return rows
        drawn = torch.from_numpy(random.standard_normal(rows.shape)).to(rows.dtype)
        length = rows.norm(dim=1, keepdim=True)
        mixed = rows + self.noise * length * drawn / rows.shape[1] ** 0.5
        return F.normalize(mixed, dim=1) * length
