"""What becomes of an answer when a modality is missing, or is that of another emoji.

Letters: N rows, D width, C subgroups.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor, nn

from multimodal.data.controlled.known_task import SensePairs
from multimodal.recipes.clip.written_classifier import ridge
from multimodal.recipes.fusion_representations.subgroup_task import Labelled

Answer = Callable[[Tensor, Tensor, Tensor], Tensor]
"""(first (N, D), second (N, D), present (N, 2) bool) → logits (N, C)"""
SIDES = ("picture", "name")
PENALTY = 1.0
"""of the linear guess, in units of the mean variance"""


class Given(NamedTuple):
    """What a model is given in the place of what is true."""

    first: Tensor
    second: Tensor
    present: Tensor
    """(N, 2) bool"""


@dataclass(frozen=True)
class Said:
    """What a trained model answers, from the CPU to the CPU."""

    model: nn.Module

    def __call__(self, first: Tensor, second: Tensor, present: Tensor) -> Tensor:
        """Vectors of pictures and names (N, D), which are there (N, 2) → logits (N, C)."""
        device = next(self.model.parameters()).device
        with torch.inference_mode():
            logits: Tensor = self.model(*(x.to(device) for x in (first, second, present)))
        return logits.cpu()


@dataclass(frozen=True)
class Late:
    """The mean of what two models say that know one modality each; one is silent if it is gone."""

    picture: Answer
    name: Answer

    def __call__(self, first: Tensor, second: Tensor, present: Tensor) -> Tensor:
        """Vectors of pictures and names (N, D), which are there (N, 2) → log-scores (N, C)."""
        sides = self.picture, self.name
        said = [side(first, second, present).log_softmax(dim=1) for side in sides]
        return said[0] * present[:, :1] + said[1] * present[:, 1:]


def complete(data: SensePairs) -> Given:
    """Everything, as it is."""
    return Given(data.first, data.second, torch.ones(len(data.labels), 2, dtype=torch.bool))


def without(data: SensePairs, side: int) -> Given:
    """One modality is missing, and the model is told so: what then happens is its own affair."""
    given = complete(data)
    given.present[:, side] = False
    return given


def mean_instead(data: SensePairs, side: int) -> Given:
    """The mean vector of the training, which is 0, is said to be the missing modality."""
    return _replaced(data, side, torch.zeros_like(data[side]))


def guess_instead(data: SensePairs, side: int, train: SensePairs) -> Given:
    """What ridge regression, learnt in training, makes of the modality that is there."""
    guess = ridge(train[1 - side], train[side], PENALTY)
    return _replaced(data, side, guess(data[1 - side]))


def another_instead(part: Labelled, side: int, *, seed: int) -> Given:
    """The modality of an emoji of another subgroup, the same one in all languages."""
    other = strangers(part.labels, seed=seed)
    changed = part.pictures[other] if side == 0 else part.names[:, other].flatten(0, 1)
    data = part.pairs()
    return _replaced(data, side, changed.repeat(len(part.names), 1) if side == 0 else changed)


def strangers(labels: Tensor, *, seed: int) -> Tensor:
    """For each of N an index with another label, drawn evenly: (N,).

    Raises:
        ValueError: all labels are the same.
    """
    unlike = (labels[:, None] != labels[None, :]).float()
    if not bool(unlike.any(dim=1).all()):
        raise ValueError("need at least two labels to find a stranger for everybody")
    random = torch.Generator().manual_seed(seed)
    return torch.multinomial(unlike, 1, generator=random)[:, 0]


def ways_to_fill(part: Labelled, side: int, train: SensePairs) -> dict[str, Given]:
    """By name, what can stand in for a missing modality of a model that is trained already."""
    data = part.pairs()
    return {
        "zero": without(data, side),
        "mean": mean_instead(data, side),
        "guess": guess_instead(data, side, train),
    }


def right(answer: Answer, given: Given, part: Labelled) -> Tensor:
    """Share of the languages in which each emoji is filed rightly: (N,)."""
    return part.means(answer(*given).argmax(dim=1) == part.pairs().labels)


def _replaced(data: SensePairs, side: int, other: Tensor) -> Given:
    return complete(data._replace(first=other) if side == 0 else data._replace(second=other))
