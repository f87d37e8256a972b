"""How models that read stored annotation vectors are trained: with checkpoints, and resumed."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from torch import nn

from multimodal.data.stream import Stream
from multimodal.training.files import write_atomically
from multimodal.training.fit import BatchLoss, fit
from multimodal.training.history import History
from multimodal.training.optimiser import FitSettings

CHECKPOINT_EVERY = 100
"""steps"""


def train_with_checkpoints(
    model: nn.Module,
    loss: BatchLoss,
    batches: Stream[Any],
    *,
    epochs: int,
    rate: float,
    checkpoint: Path,
    sizes: Mapping[str, int],
) -> History:
    """Train in place, or go on with what the checkpoint holds.

    Args:
        model: on its device.
        loss: of the model and a batch: ().
        batches: endless.
        epochs: how often each item is shown.
        rate: highest learning rate.
        checkpoint: file to write, and to go on from.
        sizes: of the model; a checkpoint of other sizes is refused.
    """
    return fit(
        model,
        loss,
        batches,
        steps=epochs * batches.batches_per_epoch,
        settings=FitSettings(learning_rate=rate, warmup=0.05, checkpoint_every=CHECKPOINT_EVERY),
        checkpoint=checkpoint,
        conditions=sizes,
    )


def write_json(path: Path, content: object) -> None:
    """All of it or nothing; letters of all languages stay legible."""
    write_atomically(path, (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode())
