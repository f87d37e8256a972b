"""Which things a sentence about a drawn scene names, and which of them are not there."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import product

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


def hallucinations(sentences: Sequence[str], scenes: Sequence[Scene], language: str) -> Tensor:
    """How many things each sentence invents: (N,) int64.

    Raises:
        ValueError: not as many sentences as scenes.
    """
    return torch.tensor(
        [
            len(invented_things(sentence, scene, language))
            for sentence, scene in zip(sentences, scenes, strict=True)
        ]
    )


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
