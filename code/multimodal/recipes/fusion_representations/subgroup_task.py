"""The task of the chapter: a picture and its name; which subgroup of Unicode do they belong to?

Letters: N emoji, G languages, D width of a vector, C subgroups.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cache

import torch
from torch import Tensor

from multimodal.data.controlled.known_task import SensePairs
from multimodal.data.emoji import emoji_concepts
from multimodal.data.emoji_subgroups import emoji_subgroups
from multimodal.presets import choose
from multimodal.recipes.fusion_representations.emoji_vectors import EmojiVectors
from multimodal.recipes.fusion_representations.vector_file import shipped_vectors

LEAST = 10
"""emoji that a subgroup has in training; smaller ones are no labels"""


@dataclass(frozen=True)
class Labelled:
    """Some emoji.

    Attributes:
        ids: N of them.
        pictures: (N, D).
        names: (G, N, D).
        labels: (N,) int64, places in the list of subgroups.
    """

    ids: tuple[str, ...]
    pictures: Tensor
    names: Tensor
    labels: Tensor

    def pairs(self) -> SensePairs:
        """Each picture with its name in each language, one language after another: G · N rows."""
        count = len(self.names)
        return SensePairs(
            self.pictures.repeat(count, 1), self.names.flatten(0, 1), self.labels.repeat(count)
        )

    def means(self, each: Tensor) -> Tensor:
        """What is said of the rows of :meth:`pairs`, (G · N,) → its mean over languages, (N,)."""
        return each.view(len(self.names), -1).double().mean(dim=0)


@dataclass(frozen=True)
class SubgroupTask:
    """Emoji to learn from, and others of which no relative is among them.

    Attributes:
        train, test: of the split by families.
        subgroups: names of the C labels.
    """

    train: Labelled
    test: Labelled
    subgroups: tuple[str, ...]


@cache
def subgroup_task() -> SubgroupTask:
    """The task with the shipped vectors of real towers."""
    return task_of(shipped_vectors())


def task_of(vectors: EmojiVectors) -> SubgroupTask:
    """The task with any vectors of all emoji."""
    parts = [one.parts["family"] for one in emoji_concepts()]
    filed = emoji_subgroups()
    own = [filed[one.id].subgroup if one.id in filed else "" for one in emoji_concepts()]
    counts = Counter(name for name, part in zip(own, parts, strict=True) if part == "train")
    names = tuple(sorted(name for name, count in counts.items() if name and count >= LEAST))
    few = {
        "train": choose(mini=150, small=None, full=None),
        "test": choose(mini=40, small=None, full=None),
    }
    chosen = {
        part: [row for row, name in enumerate(own) if name in names and parts[row] == part]
        for part in few
    }
    train, test = (
        _labelled(vectors, chosen[part][:most], own, names) for part, most in few.items()
    )
    return SubgroupTask(train, test, subgroups=names)


def _labelled(
    vectors: EmojiVectors, rows: list[int], own: list[str], names: tuple[str, ...]
) -> Labelled:
    concepts = emoji_concepts()
    return Labelled(
        ids=tuple(concepts[row].id for row in rows),
        pictures=vectors.pictures[rows],
        names=vectors.names[:, rows],
        labels=torch.tensor([names.index(own[row]) for row in rows]),
    )
