"""Labelled pictures and endless batches of them, as they are or in two augmented views.

Letters: N pictures, B batch, C channels, H height, W width.
"""

from typing import NamedTuple

import numpy as np
from torch import Tensor, from_numpy

from multimodal.data.stream import Augment, Batch, Stream, torch_generator


class LabelledImages(NamedTuple):
    """Pictures and their classes."""

    images: Tensor
    """(N, C, H, W) float in [0, 1]"""
    labels: Tensor
    """(N,) int64"""


class ImageBatch(NamedTuple):
    """What a classifier trains on."""

    images: Tensor
    """(B, C, H, W) float in [0, 1]"""
    labels: Tensor
    """(B,) int64"""


class ViewBatch(NamedTuple):
    """Two views of each picture: what learning without labels trains on."""

    first: Tensor
    """(B, C, H, W) float in [0, 1]"""
    second: Tensor
    """(B, C, H, W) float in [0, 1]; row i shows the same picture as row i of ``first``"""
    labels: Tensor
    """(B,) int64, for measurements only"""


class _LabelledStream(Stream[Batch]):
    def __init__(self, data: LabelledImages, *, batch_size: int, seed: int) -> None:
        if len(data.images) != len(data.labels):
            raise ValueError(f"{len(data.images)} pictures but {len(data.labels)} labels")
        super().__init__(len(data.images), batch_size=batch_size, seed=seed)
        self.data = data

    def _data(self) -> object:
        return self.data


class ImageLoader(_LabelledStream[ImageBatch]):
    """Endless batches of pictures with their labels.

    Args:
        data: N pictures.
        batch_size: B ≤ N; the N mod B pictures left over in an epoch wait for another one.
        seed: of the order and the augmentation.
        augment: changes the pictures of a batch; none when omitted.

    Raises:
        ValueError: an impossible batch size, or pictures and labels of different number.
    """

    def __init__(
        self,
        data: LabelledImages,
        *,
        batch_size: int,
        seed: int,
        augment: Augment | None = None,
    ) -> None:
        super().__init__(data, batch_size=batch_size, seed=seed)
        self.augment = augment

    def _drawn(self) -> object:
        return self.augment

    def _batch(self, rows: np.ndarray, random: np.random.Generator) -> ImageBatch:
        chosen = from_numpy(rows)
        images = self.data.images[chosen]
        if self.augment is not None:
            images = self.augment(images, torch_generator(random))
        return ImageBatch(images, self.data.labels[chosen])


class ViewLoader(_LabelledStream[ViewBatch]):
    """Endless batches of pictures, each augmented twice, independently.

    Args:
        data: N pictures.
        batch_size: B ≤ N; the N mod B pictures left over in an epoch wait for another one.
        seed: of the order and the augmentation.
        augment: draws a view of each picture of a batch.

    Raises:
        ValueError: an impossible batch size, or pictures and labels of different number.
    """

    def __init__(
        self, data: LabelledImages, *, batch_size: int, seed: int, augment: Augment
    ) -> None:
        super().__init__(data, batch_size=batch_size, seed=seed)
        self.augment = augment

    def _drawn(self) -> object:
        return self.augment

    def _batch(self, rows: np.ndarray, random: np.random.Generator) -> ViewBatch:
        chosen, generator = from_numpy(rows), torch_generator(random)
        images = self.data.images[chosen]
        first = self.augment(images, generator)
        return ViewBatch(first, self.augment(images, generator), self.data.labels[chosen])
