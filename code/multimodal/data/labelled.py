"""Labelled pictures and endless batches of them, as they are or in two augmented views.

Letters: N pictures, B batch, C channels, H height, W width.
"""

from collections.abc import Callable, Iterator
from typing import Generic, NamedTuple, TypeVar

import numpy as np
import torch
from torch import Generator, Tensor

Augment = Callable[[Tensor, Generator], Tensor]
"""(pictures (B, C, H, W) in [0, 1], generator) → pictures of the same shape"""


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


Batch = TypeVar("Batch")


class _Stream(Generic[Batch]):
    """Endless batches; what one holds depends on the seed and its number only.

    A run that continues from a saved state sees exactly what an uninterrupted one would have seen.
    """

    def __init__(self, data: LabelledImages, *, batch_size: int, seed: int) -> None:
        if len(data.images) != len(data.labels):
            raise ValueError(f"{len(data.images)} pictures but {len(data.labels)} labels")
        if not 1 <= batch_size <= len(data.images):
            raise ValueError(
                f"batch_size must be between 1 and {len(data.images)}, got {batch_size}"
            )
        self.data = data
        self.batch_size = batch_size
        self.seed = seed
        self.batches_per_epoch = len(data.images) // batch_size
        self._position = 0

    def __iter__(self) -> Iterator[Batch]:
        """Batches without end, from the saved position on."""
        while True:
            epoch, first = divmod(self._position, self.batches_per_epoch)
            order = np.random.default_rng([self.seed, epoch]).permutation(len(self.data.images))
            for step in range(first, self.batches_per_epoch):
                rows = order[step * self.batch_size : (step + 1) * self.batch_size]
                draw = np.random.default_rng([self.seed, epoch, step]).integers(2**62)
                generator = torch.Generator().manual_seed(int(draw))
                self._position += 1
                yield self._batch(torch.from_numpy(rows), generator)

    def state_dict(self) -> dict[str, int]:
        """Where the stream stands: batches handed out so far."""
        return {"position": self._position, "seed": self.seed}

    def load_state_dict(self, state: dict[str, int]) -> None:
        """Continue where ``state`` was taken.

        Raises:
            ValueError: the state belongs to another seed.
        """
        if state["seed"] != self.seed:
            raise ValueError(f"the state has seed {state['seed']}, this loader has {self.seed}")
        self._position = int(state["position"])

    def _batch(self, rows: Tensor, generator: Generator) -> Batch:
        raise NotImplementedError


class ImageLoader(_Stream[ImageBatch]):
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

    def _batch(self, rows: Tensor, generator: Generator) -> ImageBatch:
        images = self.data.images[rows]
        if self.augment is not None:
            images = self.augment(images, generator)
        return ImageBatch(images, self.data.labels[rows])


class ViewLoader(_Stream[ViewBatch]):
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

    def _batch(self, rows: Tensor, generator: Generator) -> ViewBatch:
        images = self.data.images[rows]
        first = self.augment(images, generator)
        return ViewBatch(first, self.augment(images, generator), self.data.labels[rows])
