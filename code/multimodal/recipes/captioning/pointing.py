"""Whether attention lies on the thing that is being named.

Letters: N pictures, M tokens, L = S · S places, from the upper left row by row.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import isqrt
from typing import NamedTuple

import torch
from torch import Tensor

from multimodal.data.scenes.world import Scene, Thing


class Pointing(NamedTuple):
    """Where the weight lies while things are named, as means over all such tokens."""

    named: float
    """share of the weight on places that the named thing touches"""
    other: float
    """the same of the thing that is not named"""
    even: float
    """what the named thing would get if all places weighed the same"""
    tokens: int
    """how many tokens were looked at"""


def touched_places(thing: Thing, side: int) -> Tensor:
    """Which of ``side`` · ``side`` places the square around a thing touches: (L,) bool."""
    edges = torch.arange(side + 1) / side
    across, down = (
        (edges[1:] > middle - thing.radius) & (edges[:-1] < middle + thing.radius)
        for middle in (thing.x, thing.y)
    )
    return (down[:, None] & across).flatten()


def naming_tokens(tokens: Sequence[str], thing: Thing) -> list[int]:
    """Places of the English colour and shape of a thing, where one follows the other."""
    return [
        place + shift
        for place, pair in enumerate(pairwise(tokens))
        if pair == thing.kind
        for shift in (0, 1)
    ]


def pointing(
    tokens: Sequence[Sequence[str]], maps: Sequence[Tensor], scenes: Sequence[Scene]
) -> Pointing:
    """Follow the attention of English sentences.

    Args:
        tokens: N sentences of M tokens.
        maps: N weights (M, L), each map of the token at its own place.
        scenes: N.

    Raises:
        ValueError: no token names a thing of its scene.
    """
    found: list[tuple[Tensor, Tensor, Tensor]] = []
    for texts, weights, scene in zip(tokens, maps, scenes, strict=True):
        for named, other in ((scene.first, scene.second), (scene.second, scene.first)):
            here, there = (touched_places(t, isqrt(weights.shape[1])) for t in (named, other))
            found += [
                (weights[m, here].sum(), weights[m, there].sum(), here.float().mean())
                for m in naming_tokens(texts, named)
            ]
    if not found:
        raise ValueError("no token names a thing of its scene: are the sentences English?")
    named, other, even = torch.tensor(found).mean(dim=0).tolist()
    return Pointing(named, other, even, len(found))


def uneven_places(maps: Sequence[Tensor]) -> float:
    """Mean over sentences and places of (1 − what the place gets in the whole sentence)².

    Args:
        maps: N weights (M, L) of whole sentences.
    """
    return float(torch.stack([(1 - each.sum(dim=0)).square().mean() for each in maps]).mean())
