"""An answerer as a recipe: how it is built, trained and asked, all of it from a seed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from torch import Tensor, nn

from multimodal.presets import choose, default_device
from multimodal.recipes.answering.answer_training import SETTINGS, train_answerer
from multimodal.recipes.answering.answering_task import AnsweringTask, answer_questions
from multimodal.recipes.answering.question_loader import QuestionBatch
from multimodal.training.optimiser import FitSettings
from multimodal.training.seeds import seeded


@dataclass(frozen=True)
class AnswerSystem:
    """How one answerer is made.

    Attributes:
        build: task → the model, untrained.
        settings: of its training.
        steps: of its training.
        train: trains it in place: (model, batches, steps=…, settings=…).
        answer: (model, questions, places, tokenizer, language) → logits (Q, C).
    """

    build: Callable[[AnsweringTask], nn.Module]
    settings: FitSettings = SETTINGS
    steps: int = 1500
    train: Callable[..., Any] = train_answerer
    answer: Callable[..., Tensor] = answer_questions

    def run(
        self,
        task: AnsweringTask,
        batches: Iterable[QuestionBatch],
        *,
        seed: int,
        steps: int | None = None,
    ) -> nn.Module:
        """The trained model, on the default device.

        Args:
            task: says the vocabulary and the width of places.
            batches: what it learns from.
            seed: of its first weights, and of what is drawn in the training.
            steps: other than its own; two in the preset mini.
        """
        steps = steps or choose(mini=2, small=self.steps, full=self.steps)
        with seeded(seed):
            model = self.build(task).to(default_device())
            self.train(model, batches, steps=steps, settings=self.settings)
        return model
