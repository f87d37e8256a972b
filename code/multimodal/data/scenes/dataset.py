"""Drawn scenes with captions in three languages: unlimited, exactly known, cheap.

Every (colour, shape) pair of ``HELD_OUT`` stays out of training, so that the part ``combinations``
asks for things whose colour and shape were seen, but never together. Of the remaining meanings,
``validation`` and ``test`` hold some that ``train`` never shows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import permutations, product
from typing import Self

import numpy as np

from multimodal.data.pairs import PairDataset
from multimodal.data.scenes.grammar import captions
from multimodal.data.scenes.painting import draw_scenes
from multimodal.data.scenes.world import (
    AXES,
    BACKGROUNDS,
    COLOURS,
    SHAPES,
    SIZES,
    Meaning,
    Scene,
    Thing,
    bag_of,
)
from multimodal.language import DATA_LANGUAGES, require_language

HELD_OUT = frozenset(zip(COLOURS, SHAPES[3:] + SHAPES[:3], strict=True))
SPLITS = ("train", "validation", "test", "combinations")
SHARES = {"train": 0.60, "validation": 0.15, "test": 0.25}


@dataclass(frozen=True)
class SceneDataset(PairDataset):
    """Pairs whose pictures are fully known: ``scenes`` holds one :class:`Scene` per image."""

    scenes: tuple[Scene, ...]

    def subset(self, indices: Sequence[int]) -> Self:
        """The scenes at ``indices``, in that order."""
        chosen = super().subset(indices)
        return replace(chosen, scenes=tuple(self.scenes[int(index)] for index in indices))


def scene_dataset(
    count: int,
    *,
    seed: int,
    size: int = 32,
    split: str = "train",
    captions_each: int = 2,
    languages: Sequence[str] = DATA_LANGUAGES,
) -> SceneDataset:
    """Draw ``count`` scenes of ``size`` × ``size`` pixels with captions in every language.

    In ``train`` a meaning may return with other places, sizes and background. In the other parts no
    two scenes share even their bag of words, so each caption fits one picture of the gallery.

    Raises:
        ValueError: an unknown split, or more scenes than a gallery of different ones can hold.
    """
    scenes = sample_scenes(count, seed=seed, split=split)
    draws = {
        language: np.random.default_rng([seed, SPLITS.index(split), number])
        for number, language in enumerate(DATA_LANGUAGES, start=1)
    }
    return SceneDataset(
        images=draw_scenes(scenes, size),
        captions={
            language: [
                captions(scene, language, count=captions_each, random=draws[language])
                for scene in scenes
            ]
            for language in (require_language(code, DATA_LANGUAGES) for code in languages)
        },
        ids=tuple(f"scene-{split}-{seed}-{index:06d}" for index in range(count)),
        scenes=tuple(scenes),
    )


def sample_scenes(count: int, *, seed: int, split: str = "train") -> list[Scene]:
    """The scenes of :func:`scene_dataset`, not drawn yet."""
    if split not in SPLITS:
        raise ValueError(f"unknown split {split!r}: choose one of {', '.join(SPLITS)}")
    if count < 1:
        raise ValueError(f"count must be at least 1, got {count}")
    random = np.random.default_rng([seed, SPLITS.index(split), 0])
    meanings = _meanings_of(split)
    rounds = -(-count // len(meanings)) if split == "train" else 1
    order = np.concatenate([random.permutation(len(meanings)) for _ in range(rounds)])
    chosen = [meanings[index] for index in order.tolist()]
    if split != "train":
        chosen = list({bag_of(meaning): meaning for meaning in reversed(chosen)}.values())[::-1]
        if count > len(chosen):
            raise ValueError(
                f"{split!r} has {len(chosen)} different scenes, {count} were asked for"
            )
    return _place(chosen[:count], random)


@cache
def _meanings_of(split: str) -> list[Meaning]:
    kinds = list(product(COLOURS, SHAPES))
    everything = [(*a, *b, axis) for a, b in permutations(kinds, 2) for axis in AXES]
    unseen = [m for m in everything if not HELD_OUT.isdisjoint({(m[0], m[1]), (m[2], m[3])})]
    if split == "combinations":
        return unseen
    seen = sorted(set(everything) - set(unseen))
    order = np.random.default_rng(0).permutation(len(seen))
    cuts = np.round(np.cumsum(list(SHARES.values())) * len(seen)).astype(int)[:-1]
    parts = dict(zip(SHARES, np.split(order, cuts), strict=True))
    return [seen[index] for index in parts[split]]


def _place(meanings: Sequence[Meaning], random: np.random.Generator) -> list[Scene]:
    count = len(meanings)
    ahead = random.uniform((0.24, 0.73), (0.27, 0.76), (count, 2))
    aside = random.uniform(0.35, 0.65, (count, 2))
    large = random.integers(2, size=(count, 2))
    radius = np.where(large, 0.215, 0.16) + random.uniform(-0.01, 0.01, (count, 2))
    papers = random.integers(len(BACKGROUNDS), size=count)
    scenes = []
    for row, meaning in enumerate(meanings):
        axis = meaning[4]
        xs, ys = (ahead, aside) if axis == "horizontal" else (aside, ahead)
        first, second = (
            Thing(
                meaning[2 * i],
                meaning[2 * i + 1],
                SIZES[large[row, i]],
                float(xs[row, i]),
                float(ys[row, i]),
                float(radius[row, i]),
            )
            for i in (0, 1)
        )
        scenes.append(Scene(first, second, axis, BACKGROUNDS[papers[row]]))
    return scenes
