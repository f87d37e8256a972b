"""What a coordinated space is good for: finding by name, and filing under a subgroup.

Letters: N emoji, G languages, Z numbers of the space.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor

from multimodal.data.controlled.known_task import SensePairs
from multimodal.metrics.retrieval import hit_probability
from multimodal.models.fusion.shared_space import SharedSpace
from multimodal.presets import choose, default_device
from multimodal.recipes.fusion_representations.coordinated_spaces import Space, similarities
from multimodal.recipes.fusion_representations.joint_trial import pair_loader, subgroup_loss
from multimodal.recipes.fusion_representations.subgroup_task import Labelled, SubgroupTask
from multimodal.training.fit import fit
from multimodal.training.modality_dropout import ModalityDropout
from multimodal.training.optimiser import FitSettings
from multimodal.training.seeds import seeded

STEPS = 300
SETTINGS = FitSettings(learning_rate=2e-2, weight_decay=0.05, log_every=0)
THIRDS = ModalityDropout(first=1 / 3, second=1 / 3)


class Found(NamedTuple):
    """Names that looked for pictures; each is (N,), a mean over languages."""

    first: Tensor
    """whether the picture itself is the nearest"""
    ten: Tensor
    """whether it is among the ten nearest"""
    kind: Tensor
    """whether the nearest picture is of the same subgroup"""


@dataclass(frozen=True)
class SpaceAnswers:
    """A space and a linear layer that reads it."""

    space: Space
    reader: SharedSpace

    def __call__(self, first: Tensor, second: Tensor, present: Tensor) -> Tensor:
        """Vectors of pictures and names (N, D) and which are there → logits (N, C)."""
        device = self.reader.head.weight.device
        with torch.inference_mode():
            points = standard(self.space.first(first)), standard(self.space.second(second))
            return self.reader(*(x.to(device) for x in (*points, present))).cpu()


def read_space(space: Space, task: SubgroupTask, *, seed: int) -> SpaceAnswers:
    """Train a linear layer that files points: of a picture, of a name, or the middle of both."""
    data = task.train.pairs()
    points = SensePairs(
        standard(space.first(data.first)), standard(space.second(data.second)), data.labels
    )
    with seeded(seed):
        reader = SharedSpace(inputs=points.first.shape[1], answers=len(task.subgroups))
        reader.to(default_device())
        batches = pair_loader(points, seed=seed, hide=THIRDS)
        steps = choose(mini=2, small=STEPS, full=STEPS)
        fit(reader, subgroup_loss, batches, steps=steps, settings=SETTINGS)
    return SpaceAnswers(space, reader.eval())


def standard(points: Tensor) -> Tensor:
    """Points (N, Z) at the length √Z: numbers around 1, as a layer likes them."""
    return torch.nn.functional.normalize(points, dim=1) * points.shape[1] ** 0.5


def search(space: Space, part: Labelled) -> Found:
    """Names look for their pictures among all N, in each language."""
    return found_by(
        (similarities(space, names, part.pictures) for names in part.names), part.labels
    )


def found_by(similar: Iterable[Tensor], labels: Tensor) -> Found:
    """Similarities (N, N) of names and pictures, one matrix a language → what was found."""
    own = torch.arange(len(labels))
    same = labels[:, None] == labels[None, :]
    ways = ((own, 1), (own, 10), (same, 1))
    each = [[hit_probability(one, *way) for way in ways] for one in similar]
    return Found(*(torch.stack(column).mean(dim=0) for column in zip(*each, strict=True)))
