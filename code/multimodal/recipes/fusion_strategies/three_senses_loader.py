"""Endless batches of things that are seen, named and heard, some senses hidden.

Letters: B batch, N senses.
"""

from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from multimodal.arguments import require_number
from multimodal.data.sound.heard_things import HeardThings
from multimodal.data.stream import Stream, torch_generator


class HeardBatch(NamedTuple):
    """What a training step sees."""

    senses: tuple[Tensor, ...]
    """three, (B, …) each"""
    labels: Tensor
    """(B,) int64"""
    present: Tensor
    """(B, 3) bool: which senses are there"""


class HeardLoader(Stream[HeardBatch]):
    """Endless batches.

    Args:
        data: what is learned from.
        batch_size: B.
        seed: of the order, and of what is hidden.
        hidden: share in which each sense is hidden, independently of the others; an example that
            would lose all keeps all.

    Raises:
        ValueError: an impossible batch size, or a share outside 0 to 1.
    """

    def __init__(
        self, data: HeardThings, *, batch_size: int, seed: int, hidden: float = 0.0
    ) -> None:
        super().__init__(len(data.labels), batch_size=batch_size, seed=seed)
        require_number(hidden=hidden)
        if not 0 <= hidden <= 1:
            raise ValueError(f"hidden must be a share from 0 to 1, got {hidden}")
        self.data = data
        self.hidden = hidden

    def _data(self) -> object:
        return self.data

    def _drawn(self) -> object:
        return self.hidden

    def _batch(self, rows: np.ndarray, random: np.random.Generator) -> HeardBatch:
        chosen = torch.from_numpy(rows)
        draws = torch.rand(len(rows), 3, generator=torch_generator(random))
        present = draws >= self.hidden
        present |= ~present.any(dim=1, keepdim=True)
        senses = tuple(sense[chosen] for sense in self.data.senses)
        return HeardBatch(senses, self.data.labels[chosen], present)
