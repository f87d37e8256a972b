"""Every captioner of the chapter by its name: built, and trained from a seed in one call."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from multimodal.data.pairs import PairBatch
from multimodal.models.captioners.captioner import Captioner
from multimodal.presets import default_device
from multimodal.recipes.captioning.parallel_systems import (
    blind_captioner,
    caption_transformer,
    prefix_captioner,
    train_prefix,
)
from multimodal.recipes.captioning.recurrent_systems import RECURRENT, train_recurrent
from multimodal.recipes.captioning.scene_captions import CaptionTask
from multimodal.recipes.captioning.scene_classifier import placed_annotations
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


PARALLEL = {
    "transformer": System(lambda task: caption_transformer(task, placed_annotations())),
    "prefix": System(lambda task: prefix_captioner(task, placed_annotations()), train_prefix),
    "prefix_tuned": System(
        lambda task: prefix_captioner(task, placed_annotations()), partial(train_prefix, tuned=True)
    ),
    "blind": System(blind_captioner),
}
SYSTEMS = {name: System(build, train_recurrent) for name, build in RECURRENT.items()} | PARALLEL


def train_system(
    name: str, task: CaptionTask, batches: Iterable[PairBatch], *, seed: int, steps: int
) -> Captioner:
    """The captioner ``name`` after ``steps`` steps that see pictures.

    Args:
        name: of :data:`SYSTEMS`.
        task: says the vocabulary.
        batches: what it learns from.
        seed: of its first weights.
        steps: of the training.

    Raises:
        ValueError: another name.
    """
    if name not in SYSTEMS:
        raise ValueError(f"unknown system {name!r}: choose one of {', '.join(SYSTEMS)}")
    with seeded(seed):
        model = SYSTEMS[name].build(task).to(default_device())
        SYSTEMS[name].train(model, batches, steps=steps)
    return model
