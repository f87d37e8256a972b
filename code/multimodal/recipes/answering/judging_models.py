"""The answerer that the second page judges, and its blind twin.

First they learn English questions, then questions in three languages, in both wordings and denied.
Learned all at once the denials cost more: as many questions of yes and no mean the contrary, and
until the words are told apart, existence says nothing about the answer.
"""

from typing import NamedTuple

from torch import nn

from multimodal.language import DATA_LANGUAGES
from multimodal.presets import choose, default_device
from multimodal.recipes.answering.answer_training import SETTINGS, train_answerer
from multimodal.recipes.answering.answerer_systems import SYSTEMS
from multimodal.recipes.answering.answering_task import BATCH, AnsweringTask
from multimodal.recipes.answering.asked_otherwise import with_denials
from multimodal.recipes.answering.question_loader import QuestionLoader
from multimodal.training.optimiser import FitSettings
from multimodal.training.seeds import seeded

JUDGED = {"judged": "two_hops", "blind_twin": "blind"}
"""name → the system that it is built like"""
LATER = FitSettings(learning_rate=2e-3, weight_decay=0.05, log_every=0)


class Steps(NamedTuple):
    """How long each part of the training is."""

    english: int
    all_languages: int


def judged_batches(task: AnsweringTask, *, seed: int) -> QuestionLoader:
    """An endless stream of questions and denials, for each of which a language is drawn."""
    return QuestionLoader(
        with_denials(task.train),
        task.places_train,
        task.tokenizer,
        languages=DATA_LANGUAGES,
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
    steps = choose(mini=Steps(2, 2), small=Steps(2500, 3000), full=Steps(2500, 3000))
    with seeded(seed):
        model = SYSTEMS[JUDGED[name]].build(task).to(default_device())
        train_answerer(model, task.batches(seed=seed), steps=steps.english, settings=SETTINGS)
        batches = judged_batches(task, seed=seed)
        train_answerer(model, batches, steps=steps.all_languages, settings=LATER)
    return model.eval()
