"""Endless batches of what two senses tell, of which some may be hidden.

Letters: B batch, D numbers of one sense.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import torch
from torch import Generator, Tensor, from_numpy

from multimodal.data.controlled.known_task import SensePairs
from multimodal.data.stream import Stream, torch_generator

Hide = Callable[[Tensor, Generator], Tensor]
"""(present (B, 2) bool, generator) → present (B, 2), with more of it False"""


class SensePairBatch(NamedTuple):
    """What a training step sees."""

    first: Tensor
    """(B, D) float"""
    second: Tensor
    """(B, D) float"""
    labels: Tensor
    """(B,) int64"""
    present: Tensor
    """(B, 2) bool: which sense is there"""


class SensePairLoader(Stream[SensePairBatch]):
    """Endless batches.

    Args:
        data: N examples.
        batch_size: B ≤ N.
        seed: of the order, and of what is hidden.
        hide: says which senses are hidden, such as
            :class:`~multimodal.training.modality_dropout.ModalityDropout`; nothing when omitted.

    Raises:
        ValueError: an impossible batch size, or parts of different length.
    """

    def __init__(
        self, data: SensePairs, *, batch_size: int, seed: int, hide: Hide | None = None
    ) -> None:
        if len({len(part) for part in data}) > 1:
            raise ValueError(f"parts must be equally long, got {[len(part) for part in data]}")
        super().__init__(len(data.labels), batch_size=batch_size, seed=seed)
        self.data = data
        self.hide = hide

    def _data(self) -> object:
        return self.data

    def _drawn(self) -> object:
        return self.hide

    def _batch(self, rows: np.ndarray, random: np.random.Generator) -> SensePairBatch:
        chosen = from_numpy(rows)
        present = torch.ones(len(rows), 2, dtype=torch.bool)
        if self.hide is not None:
            present = self.hide(present, torch_generator(random))
        first, second, labels = (part[chosen] for part in self.data)
        return SensePairBatch(first, second, labels, present)
