"""The same task on drawn scenes: a picture, its caption, and the shape of the thing that is first.

A caption names two shapes, and counted words do not say which of them is first. The picture shows
it, but in pixels one shape is much like another.

Letters: N scenes, G languages, D width of a vector.
"""

from functools import cache

import torch

from multimodal.data.scenes.dataset import SceneDataset, scene_dataset
from multimodal.data.scenes.world import SHAPES
from multimodal.presets import choose
from multimodal.recipes.clip.locked_towers import read_names
from multimodal.recipes.clip.tower_rivals import WordCounts, pixels
from multimodal.recipes.fusion_representations.emoji_vectors import EmojiVectors, narrow
from multimodal.recipes.fusion_representations.subgroup_task import (
    Labelled,
    SubgroupTask,
    subgroup_task,
)

WIDTH = 64
"""of both vectors: three languages have fewer than a hundred words for these scenes"""


@cache
def scene_task() -> SubgroupTask:
    """2,000 scenes to learn from and as many others as emoji, no two of which have the same words.

    The label is the shape of the left thing, or of the upper one. Vectors are pixels and counted
    words of one caption in each language, (N, D) and (G, N, D), narrowed as those of the emoji.
    """
    learnt, asked = choose(mini=200, small=2000, full=2000), len(subgroup_task().test.labels)
    parts = [
        scene_dataset(count, seed=0, split=split, captions_each=1)
        for split, count in (("train", learnt), ("test", asked))
    ]
    read = WordCounts(parts[0].texts())
    seen = torch.cat([pixels(part.images) for part in parts])
    said = torch.cat([read_names(part, read) for part in parts], dim=1)
    vectors = narrow(seen, said, torch.arange(learnt + asked) < learnt, width=WIDTH)
    return SubgroupTask(
        _labelled(parts[0], vectors, slice(0, learnt)),
        _labelled(parts[1], vectors, slice(learnt, None)),
        subgroups=SHAPES,
    )


def _labelled(part: SceneDataset, vectors: EmojiVectors, rows: slice) -> Labelled:
    return Labelled(
        ids=part.ids,
        pictures=vectors.pictures[rows],
        names=vectors.names[:, rows],
        labels=torch.tensor([SHAPES.index(scene.first.shape) for scene in part.scenes]),
    )
