"""A captioner as a recipe: how it is built, how it is trained, all of it from a seed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from multimodal.data.pairs import PairBatch
from multimodal.models.captioners.captioner import Captioner
from multimodal.presets import default_device
from multimodal.recipes.captioning.scene_captions import CaptionTask
from multimodal.recipes.captioning.teacher_forcing import train_captioner
from multimodal.training.seeds import seeded


@dataclass(frozen=True)
class System:
    """How one captioner is made.

    Attributes:
        build: task → the model, untrained.
        train: trains it in place: (model, batches, steps=…).
    """

    build: Callable[[CaptionTask], Captioner]
    train: Callable[..., Any] = train_captioner

    def run(
        self, task: CaptionTask, batches: Iterable[PairBatch], *, seed: int, steps: int
    ) -> Captioner:
        """The model after ``steps`` steps that see pictures, on the default device.

        Args:
            task: says the vocabulary.
            batches: what it learns from.
            seed: of its first weights, and of what is drawn in the training.
            steps: of the training.
        """
        with seeded(seed):
            model = self.build(task).to(default_device())
            self.train(model, batches, steps=steps)
        return model
