"""Captions as the web has them: a known share of them is wrong, in one of two ways.

A *foreign* caption belongs to another scene, a *changed* one has one colour or shape that its
scene does not hold. English only, where a word can be changed without touching its neighbours.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from multimodal.data.scenes.dataset import SceneDataset
from multimodal.data.scenes.world import COLOURS, SHAPES, Scene

LANGUAGE = "en"
KINDS = ("true", "foreign", "changed")
FACT = re.compile("|".join(COLOURS + SHAPES))


class Caption(NamedTuple):
    """A caption of one scene, and what is known about it."""

    scene: int
    text: str
    kind: str
    """``true``, ``foreign`` or ``changed``"""


@dataclass(frozen=True)
class NoisyScenes:
    """Scenes with English captions, and the truth about every one of them."""

    scenes: SceneDataset
    captions: tuple[Caption, ...]

    @property
    def texts(self) -> list[str]:
        """What is said, caption by caption."""
        return [caption.text for caption in self.captions]

    @property
    def owners(self) -> Tensor:
        """The number of the scene of each caption, (N,) int64."""
        return torch.tensor([caption.scene for caption in self.captions])

    @property
    def wrong(self) -> Tensor:
        """(N,) bool."""
        return torch.tensor([caption.kind != "true" for caption in self.captions])


def plant_noise(scenes: SceneDataset, share: float, *, seed: int) -> NoisyScenes:
    """Make a share of the English captions wrong, half of these foreign, half of these changed.

    Raises:
        ValueError: a share outside [0, 1].
    """
    if not 0 <= share <= 1:
        raise ValueError(f"share must lie between 0 and 1, got {share}")
    random = np.random.default_rng(seed)
    found = []
    for number, texts in enumerate(scenes.of_language(LANGUAGE)):
        for text in texts:
            kind = str(random.choice(KINDS, p=[1 - share, share / 2, share / 2]))
            found.append(Caption(number, _planted(scenes, number, text, kind, random), kind))
    return NoisyScenes(scenes, tuple(found))


def with_captions(scenes: SceneDataset, captions: Iterable[Caption]) -> SceneDataset:
    """Those scenes that keep a caption, with these captions and no others."""
    texts: dict[int, list[str]] = {}
    for caption in captions:
        texts.setdefault(caption.scene, []).append(caption.text)
    rows = sorted(texts)
    return replace(scenes.subset(rows), captions={LANGUAGE: [texts[row] for row in rows]})


def change_word(text: str, scene: Scene, random: np.random.Generator) -> str:
    """The caption with one colour or shape that the scene does not hold."""
    facts = list(FACT.finditer(text))
    fact = facts[int(random.integers(len(facts)))]
    names = COLOURS if fact.group() in COLOURS else SHAPES
    held = {name for thing in (scene.first, scene.second) for name in thing.kind}
    others = [name for name in names if name not in held]
    return text[: fact.start()] + str(random.choice(others)) + text[fact.end() :]


def _planted(
    scenes: SceneDataset, number: int, text: str, kind: str, random: np.random.Generator
) -> str:
    if kind == "true":
        return text
    if kind == "changed":
        return change_word(text, scenes.scenes[number], random)
    other = number
    while scenes.scenes[other].meaning == scenes.scenes[number].meaning:
        other = int(random.integers(len(scenes)))
    return str(random.choice(scenes.captions[LANGUAGE][other]))
