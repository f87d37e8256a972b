"""Which things a sentence about a drawn scene names, and which of them are not there."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

import torch
from torch import Tensor

from multimodal.data.scenes.phrases import PHRASES
from multimodal.data.scenes.world import COLOURS, SHAPES, SIZES, Scene
from multimodal.language import DATA_LANGUAGES, require_language

Kind = tuple[str, str]
"""colour and shape"""


def things_said(sentence: str, language: str) -> list[Kind]:
    """The things of a sentence in their order, each as often as it is named.

    Raises:
        ValueError: another language.
    """
    require_language(language, DATA_LANGUAGES)
    names = _names(language)
    pattern = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return [names[found] for found in re.findall(pattern, _bare(sentence))]


def invented_things(sentence: str, scene: Scene, language: str) -> list[Kind]:
    """The things of a sentence that the scene does not hold."""
    there = {scene.first.kind, scene.second.kind}
    return [kind for kind in things_said(sentence, language) if kind not in there]


class Mentions(NamedTuple):
    """What each of N sentences names."""

    said: Tensor
    """(N,) int64, how many things"""
    invented: Tensor
    """(N,) int64, how many of them the picture does not hold"""

    @property
    def share_of_things(self) -> float:
        """Of all things that are named, those that are not there; 0 when nothing is named."""
        return float(self.invented.sum() / self.said.sum().clamp_min(1))

    @property
    def share_of_sentences(self) -> float:
        """Of all sentences, those that name at least one thing that is not there."""
        return float((self.invented > 0).float().mean())


def mentions(sentences: Sequence[str], scenes: Sequence[Scene], language: str) -> Mentions:
    """Count the things that sentences name, true ones and others.

    Raises:
        ValueError: not as many sentences as scenes, or another language.

    Source: the two shares are CHAIR_i and CHAIR_s of Rohrbach et al. 2018 (arXiv 1809.02156).
    """
    pairs = list(zip(sentences, scenes, strict=True))
    said = [len(things_said(sentence, language)) for sentence, _ in pairs]
    invented = [len(invented_things(*pair, language)) for pair in pairs]
    return Mentions(torch.tensor(said), torch.tensor(invented))


@cache
def _names(language: str) -> dict[str, Kind]:
    """Every way to name every kind, without article and spaces."""
    name = PHRASES[language]
    return {
        _bare(name(colour, shape, "the", size).split(" ", 1)[-1]): (colour, shape)
        for colour, shape, size in product(COLOURS, SHAPES, ("", *SIZES))
    }


def _bare(sentence: str) -> str:
    return sentence.lower().replace(" ", "")
