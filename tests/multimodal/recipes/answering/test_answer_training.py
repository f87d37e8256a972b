"""The loss of a batch, and a training that lowers it."""

import torch
import torch.nn.functional as F
from torch import nn

from multimodal.recipes.answering.answer_training import answer_loss, train_answerer
from multimodal.recipes.answering.question_loader import QuestionBatch
from multimodal.training.optimiser import FitSettings

BATCH = QuestionBatch(
    torch.eye(3)[:, None], torch.ones(3, 2).long(), torch.ones(3, 2).bool(), torch.arange(3)
)


class Reads(nn.Module):
    """The answer stands in the one place of the picture."""

    def __init__(self) -> None:
        super().__init__()
        self.layer = nn.Linear(3, 3)

    def forward(self, places, tokens, mask):
        return self.layer(places[:, 0])


def test_the_loss_is_the_cross_entropy_of_the_true_answers() -> None:
    model = Reads()
    wanted = F.cross_entropy(model(*BATCH[:3]), torch.arange(3))
    assert torch.equal(answer_loss(model, BATCH), wanted)


def test_a_training_learns_the_answers() -> None:
    settings = FitSettings(learning_rate=0.1, log_every=0)
    losses = train_answerer(Reads(), iter([BATCH] * 60), steps=60, settings=settings).losses
    assert losses[-1] < 0.1 < losses[0]
