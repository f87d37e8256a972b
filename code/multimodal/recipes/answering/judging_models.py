"""The answerer that the second page judges, and its blind twin.

First they learn English questions, then questions in three languages, in both wordings and denied;
Spanish and Chinese ones are drawn twice as often, as English is known by then.
"""

from collections.abc import Callable
from typing import NamedTuple

from torch import nn

from multimodal.data.questions.answer_names import ANSWERS
from multimodal.encoders.placed import Placed
from multimodal.models.answerers.answerer import Answerer
from multimodal.models.answerers.dual_attention import DualAttention
from multimodal.models.answerers.normed_places import NormedPlaces
from multimodal.presets import choose, default_device
from multimodal.recipes.answering.answer_training import train_answerer
from multimodal.recipes.answering.answering_task import BATCH, AnsweringTask
from multimodal.recipes.answering.asked_otherwise import with_denials
from multimodal.recipes.answering.question_loader import QuestionLoader
from multimodal.recipes.answering.recurrent_answerers import blind, question_reader
from multimodal.training.optimiser import FitSettings
from multimodal.training.seeds import seeded

ENGLISH = FitSettings(learning_rate=4e-3, weight_decay=0.05, log_every=0)
LATER = FitSettings(learning_rate=3e-3, weight_decay=0.05, log_every=0)
DRAWN = ("en", "es", "es", "zh", "zh")
"""each with equal chances"""


class Steps(NamedTuple):
    """How long each part of the training is."""

    english: int
    all_languages: int


def judged(task: AnsweringTask) -> DualAttention:
    """Two steps that look at places and read words again; what they find is multiplied."""
    _, places, width = task.places_train.shape
    picture = Placed(NormedPlaces(width=width), places=places)
    return DualAttention(picture=picture, reader=question_reader(task), answers=len(ANSWERS))


JUDGED: dict[str, Callable[[AnsweringTask], Answerer]] = {"judged": judged, "blind_twin": blind}
"""name → what builds it"""


def judged_batches(task: AnsweringTask, *, seed: int) -> QuestionLoader:
    """An endless stream of questions and denials, for each of which a language is drawn."""
    return QuestionLoader(
        with_denials(task.train),
        task.places_train,
        task.tokenizer,
        languages=DRAWN,
        batch_size=BATCH,
        seed=seed,
    )


def train_judged(name: str, task: AnsweringTask, *, seed: int) -> nn.Module:
    """The trained model of this name, on the default device.

    Args:
        name: of ``JUDGED``.
        task: what it learns from.
        seed: of its first weights and of the order of the questions.
    """
    steps = choose(mini=Steps(2, 2), small=Steps(1500, 3000), full=Steps(1500, 3000))
    with seeded(seed):
        model = JUDGED[name](task).to(default_device())
        train_answerer(model, task.batches(seed=seed), steps=steps.english, settings=ENGLISH)
        batches = judged_batches(task, seed=seed)
        train_answerer(model, batches, steps=steps.all_languages, settings=LATER)
    return model.eval()
