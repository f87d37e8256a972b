"""Training of answerers: answers are classes, one of them is true."""

from collections.abc import Iterable

import torch.nn.functional as F
from torch import Tensor

from multimodal.models.answerers.answerer import Answerer
from multimodal.recipes.answering.question_loader import QuestionBatch
from multimodal.training.fit import fit
from multimodal.training.history import History
from multimodal.training.optimiser import FitSettings

SETTINGS = FitSettings(learning_rate=4e-3, weight_decay=0.05, log_every=0)


def answer_loss(model: Answerer, batch: QuestionBatch) -> Tensor:
    """Mean of -log p(true answer | picture, question): ()."""
    return F.cross_entropy(model(batch.places, batch.tokens, batch.mask), batch.answers)


def train_answerer(
    model: Answerer,
    batches: Iterable[QuestionBatch],
    *,
    steps: int,
    settings: FitSettings = SETTINGS,
) -> History:
    """:func:`fit` with the loss of the chapter."""
    return fit(model, answer_loss, batches, steps=steps, settings=settings)
