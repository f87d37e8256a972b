"""Answerers that compare, are steered, or run a program: how each is built and trained."""

from collections.abc import Iterable
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor

from multimodal.data.questions.answer_names import ANSWERS
from multimodal.data.questions.question_set import QuestionSet
from multimodal.data.scenes.world import COLOURS, SHAPES
from multimodal.encoders.placed import Placed
from multimodal.models.answerers.film import FiLM
from multimodal.models.answerers.neural_modules import NeuralModules
from multimodal.models.answerers.normed_places import NormedPlaces
from multimodal.models.answerers.question_reader import QuestionReader
from multimodal.models.answerers.relation_network import NeighbouringPlaces, RelationNetwork
from multimodal.recipes.answering.answer_system import AnswerSystem
from multimodal.recipes.answering.answering_task import AnsweringTask, QuestionBatch
from multimodal.training.fit import fit
from multimodal.training.history import History
from multimodal.training.optimiser import FitSettings

WIDTH = 64
CHUNK = 400


def reader(task: AnsweringTask) -> QuestionReader:
    """A GRU for the task's words."""
    return QuestionReader(vocabulary=len(task.tokenizer), width=WIDTH)


def normed(task: AnsweringTask) -> NormedPlaces:
    """Every place equally loud."""
    return NormedPlaces(width=task.places_train.shape[2])


def relation_network(task: AnsweringTask) -> RelationNetwork:
    """All pairs of the nine regions."""
    regions = NeighbouringPlaces(places=normed(task), count=task.places_train.shape[1], width=WIDTH)
    picture = Placed(regions, places=regions.side**2)
    return RelationNetwork(picture=picture, reader=reader(task), answers=len(ANSWERS), width=96)


def film(task: AnsweringTask) -> FiLM:
    """Two blocks that the question steers."""
    return FiLM(picture=normed(task), reader=reader(task), answers=len(ANSWERS))


def neural_modules(task: AnsweringTask) -> NeuralModules:
    """A network for each program."""
    places = task.places_train.shape[1]
    return NeuralModules(
        picture=Placed(normed(task), places=places),
        names={"colour": COLOURS, "shape": SHAPES},
        answers=ANSWERS,
        places=places,
    )


def program_loss(model: NeuralModules, batch: QuestionBatch) -> Tensor:
    """Cross-entropy of the answers to a batch of programs, ()."""
    return F.cross_entropy(model(batch.places, batch.programs), batch.answers)


def train_modules(
    model: NeuralModules, batches: Iterable[QuestionBatch], *, steps: int, settings: FitSettings
) -> History:
    """As the other answerers are trained, from programs in place of words."""
    return fit(model, program_loss, batches, steps=steps, settings=settings)


@torch.inference_mode()
def answer_programs(
    model: NeuralModules, questions: QuestionSet, places: Tensor, *_: Any
) -> Tensor:
    """Logits (Q, C) on the CPU, from the programs of the questions; their words are not read."""
    device = next(model.parameters()).device
    asked = [question.program for question in questions.questions]
    model.eval()
    parts = []
    for start in range(0, len(asked), CHUNK):
        rows = questions.pictures[start : start + CHUNK]
        parts.append(model(places[rows].to(device), asked[start : start + CHUNK]).cpu())
    return torch.cat(parts)


STEERED = FitSettings(learning_rate=3e-3, log_every=0)
REASONING = {
    "relation_network": AnswerSystem(relation_network, steps=2500),
    "film": AnswerSystem(film, STEERED, 1500),
    "neural_modules": AnswerSystem(
        neural_modules, steps=1500, train=train_modules, answer=answer_programs
    ),
}
