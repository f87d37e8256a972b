"""The first phase of a small BLIP: it learns to see kinds of things, from labels, not captions."""

from collections.abc import Iterator
from functools import cache

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from multimodal.data.pairs import as_floats
from multimodal.data.scenes.dataset import SceneDataset, scene_dataset
from multimodal.data.scenes.world import COLOURS, SHAPES
from multimodal.models.small_blip import SmallBlip
from multimodal.presets import choose, default_device
from multimodal.recipes.blip.blip_training import WIDTH, blip_model, train_blip
from multimodal.recipes.blip.noisy_captions import LANGUAGE
from multimodal.text.caption_vocabulary import CaptionVocabulary
from multimodal.training.seeds import seeded

BATCH = 32
PHASES = {"eye": 1500, "web": 800, "human": 250, "writer": 500}


def steps(phase: str) -> int:
    """How long each phase takes: ``eye``, ``web``, ``human`` or ``writer``."""
    return choose(mini=2, small=PHASES[phase], full=PHASES[phase])


@cache
def taught_eye(vocabulary_size: int) -> SmallBlip:
    """A BLIP whose image tower has learned to tell what is in a scene, and nothing else yet.

    BLIP starts from a Vision Transformer that was trained on the labels of ImageNet. Here the
    labels say which of 36 kinds of things are there, not where; the scenes are others than those
    with captions.
    """
    scenes = scene_dataset(choose(mini=300, small=4000, full=4000), seed=77, languages=[LANGUAGE])
    model = blip_model(vocabulary_size, seed=77).to(default_device())
    with seeded(77):
        namer = _KindNamer(model).to(default_device())
        batches = _labelled(scenes, kind_labels(scenes), seed=77)
        train_blip(namer, _kind_loss, batches, steps=steps("eye"), seed=77)  # type: ignore[arg-type]
    return model


def blip_with_eye(vocabulary: CaptionVocabulary, *, seed: int) -> SmallBlip:
    """A new BLIP that can see and neither read nor write."""
    model = blip_model(len(vocabulary), seed=seed)
    model.vision.load_state_dict(taught_eye(len(vocabulary)).vision.state_dict())
    return model.to(default_device())


def kind_labels(scenes: SceneDataset) -> Tensor:
    """Which of the 36 kinds, colour and shape, are in each scene: (N, 36) float."""
    labels = torch.zeros(len(scenes), len(COLOURS) * len(SHAPES))
    for row, scene in enumerate(scenes.scenes):
        for colour, shape in (scene.first.kind, scene.second.kind):
            labels[row, COLOURS.index(colour) * len(SHAPES) + SHAPES.index(shape)] = 1
    return labels


class _KindNamer(nn.Module):
    """The image tower with a classifier on its first state."""

    def __init__(self, model: SmallBlip) -> None:
        super().__init__()
        self.pixels, self.vision = model.pixels, model.vision
        self.out = nn.Linear(WIDTH, len(COLOURS) * len(SHAPES))

    def forward(self, images: Tensor) -> Tensor:
        """Pictures (B, 3, H, W) → logits (B, 36)."""
        return self.out(self.vision(self.pixels(images)).last_hidden_state[:, 0])


def _kind_loss(namer: nn.Module, batch: tuple[Tensor, Tensor]) -> Tensor:
    images, labels = batch
    each = F.binary_cross_entropy_with_logits(namer(images), labels, reduction="none")
    return each.sum(dim=1).mean()


def _labelled(
    scenes: SceneDataset, labels: Tensor, *, seed: int
) -> Iterator[tuple[Tensor, Tensor]]:
    generator = torch.Generator().manual_seed(seed)
    while True:
        rows = torch.randint(len(scenes), (BATCH,), generator=generator)
        yield as_floats(scenes.images[rows]), labels[rows]
