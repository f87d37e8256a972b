"""Training of captioners on true sentences, and their settings."""

from typing import Any

from torch import Tensor

from multimodal.data.pairs import PairBatch
from multimodal.losses.next_token import next_token_loss
from multimodal.models.captioners.captioner import Captioner
from multimodal.training.fit import fit
from multimodal.training.history import History
from multimodal.training.optimiser import FitSettings

SETTINGS = FitSettings(learning_rate=2e-3, weight_decay=0.01, log_every=0)


def caption_loss(model: Captioner, batch: PairBatch) -> Tensor:
    """Each token of the caption is predicted from the picture and the true tokens before it."""
    logits = model(batch.images, batch.tokens[:, :-1])
    return next_token_loss(logits, batch.tokens[:, 1:])


def train_captioner(model: Captioner, batches: Any, *, steps: int) -> History:
    """:func:`fit` with the settings of the chapter."""
    return fit(model, caption_loss, batches, steps=steps, settings=SETTINGS)
