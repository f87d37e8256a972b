"""Endless batches that can be continued where they were left.

Letters: N entries of a data set, B in a batch.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, Generic, TypeVar

import numpy as np
import torch
from torch import Generator, Tensor

from multimodal.arguments import require_whole
from multimodal.digest import digest, shown

Augment = Callable[[Tensor, Generator], Tensor]
"""(pictures (B, C, H, W) in [0, 1], generator) → pictures of the same shape"""
Batch = TypeVar("Batch")


class Stream(ABC, Generic[Batch]):
    """Batches without end; what one holds depends on the seed and its number only.

    A run that continues from a saved state sees exactly what an uninterrupted one would have seen.

    Args:
        size: N.
        batch_size: B ≤ N; the N mod B entries left over in an epoch wait for another one, because
            a contrastive loss depends on the size of its batch.
        seed: of the order and of all that is drawn for a batch.

    Raises:
        ValueError: an impossible batch size.
    """

    def __init__(self, size: int, *, batch_size: int, seed: int) -> None:
        require_whole(0, seed=seed, batch_size=batch_size)
        if not 1 <= batch_size <= size:
            raise ValueError(f"batch_size must be between 1 and {size}, got {batch_size}")
        self.size = size
        self.batch_size = batch_size
        self.seed = seed
        self.batches_per_epoch = size // batch_size
        self._position = 0

    def __iter__(self) -> Iterator[Batch]:
        """Batches without end, from the saved position on."""
        while True:
            for batch in self.epoch(*divmod(self._position, self.batches_per_epoch)):
                self._position += 1
                yield batch

    def epoch(self, number: int, first: int = 0) -> Iterator[Batch]:
        """The batches of one epoch (0, 1, …); leaves the position of the stream alone."""
        order = np.random.default_rng([self.seed, number]).permutation(self.size)
        for step in range(first, self.batches_per_epoch):
            rows = order[step * self.batch_size : (step + 1) * self.batch_size]
            yield self._batch(rows, np.random.default_rng([self.seed, number, step]))

    def state_dict(self) -> dict[str, Any]:
        """Where the stream stands, batches handed out so far, and what decides its batches."""
        return {"position": self._position} | self._identity

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Continue where ``state`` was taken.

        Raises:
            ValueError: the state is none, or that of other data, another seed or other batches.
        """
        for name, here in self._identity.items():
            there = state.get(name)
            if there != here:
                what = "other data" if name == "data" else f"{name} {there}, this loader has {here}"
                raise ValueError(f"the state has {what}")
        position = state.get("position")
        if not isinstance(position, int) or position < 0:
            raise ValueError(f"the state has the position {position}")
        self._position = position

    @cached_property
    def _identity(self) -> dict[str, Any]:
        return {
            "seed": int(self.seed),
            "size": int(self.size),
            "batch_size": int(self.batch_size),
            "drawn": shown(self._drawn()),
            "data": digest(self._data()),
        }

    def _data(self) -> object:
        """The entries themselves: tensors, arrays and plain values."""
        return None

    def _drawn(self) -> object:
        """What else decides a batch, such as the augmentation; it is compared as it is shown."""
        return None

    @abstractmethod
    def _batch(self, rows: np.ndarray, random: np.random.Generator) -> Batch:
        """The batch of the entries ``rows`` (B,); draws come from ``random``."""


def torch_generator(random: np.random.Generator) -> Generator:
    """A generator of PyTorch whose seed is drawn."""
    return torch.Generator().manual_seed(int(random.integers(2**62)))
