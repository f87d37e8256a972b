"""The answerer that the second page judges, and its blind twin.

First they learn English questions, then questions in three languages, in both wordings and denied;
Spanish and Chinese ones are drawn twice as often, as English is known by then.
"""

from typing import NamedTuple

from torch import nn

from multimodal.presets import choose, default_device
from multimodal.recipes.answer_judging.asked_otherwise import with_denials
from multimodal.recipes.answering.answerer_systems import SYSTEMS
from multimodal.recipes.answering.answering_task import BATCH, AnsweringTask
from multimodal.recipes.answering.question_loader import QuestionLoader
from multimodal.training.optimiser import FitSettings
from multimodal.training.seeds import seeded

JUDGED = {"judged": "two_hops", "blind_twin": "blind"}
"""name → the system that it is built like"""
ENGLISH = FitSettings(learning_rate=4e-3, weight_decay=0.05, log_every=0)
LATER = FitSettings(learning_rate=3e-3, weight_decay=0.05, log_every=0)
DRAWN = ("en", "es", "es", "zh", "zh")
"""each with equal chances"""


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
    steps = choose(mini=Steps(2, 2), small=Steps(2000, 6000), full=Steps(2000, 6000))
    system = SYSTEMS[JUDGED[name]]
    with seeded(seed):
        model = system.build(task).to(default_device())
        system.train(model, task.batches(seed=seed), steps=steps.english, settings=ENGLISH)
        batches = judged_batches(task, seed=seed)
        system.train(model, batches, steps=steps.all_languages, settings=LATER)
    return model.eval()
