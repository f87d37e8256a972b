"""How much of an attention map lies on the things that a question is about.

Letters: Q questions, K hops, L = S · S places, row by row from the top left.
"""

from collections.abc import Sequence
from math import isqrt
from typing import NamedTuple

import torch
from torch import Tensor

from multimodal.data.questions.crowd import Crowd
from multimodal.data.questions.programs import Program, Things, things_after
from multimodal.recipes.captioning.pointing import touched_places


class TwoLooks(NamedTuple):
    """The things of a question of relation."""

    named: Things
    """the one that the question names, where the first look should go"""
    meant: Things
    """the one beside it, which is asked about"""


def covered_places(things: Sequence[Things], places: int) -> Tensor:
    """Which of L places the things of each question touch: (Q, L) bool.

    Raises:
        ValueError: places that make no square.
    """
    side = isqrt(places)
    if side * side != places:
        raise ValueError(f"{places} places make no square: give S · S of them")
    nowhere = torch.zeros(places, dtype=torch.bool)
    return torch.stack(
        [
            torch.stack([nowhere, *(touched_places(thing, side) for thing in some)]).any(dim=0)
            for some in things
        ]
    )


def weight_on(maps: Tensor, things: Sequence[Things]) -> Tensor:
    """The share of the weight on places that the things touch: (Q, K).

    Args:
        maps: (Q, K, L), each with the sum 1.
        things: of each question, none or several.

    Raises:
        ValueError: maps of other questions, or of places that make no square.
    """
    if maps.ndim != 3 or len(maps) != len(things):
        raise ValueError(f"{len(things)} questions need maps (Q, K, L), got {tuple(maps.shape)}")
    covered = covered_places(things, maps.shape[2]).to(maps.device)
    return (maps * covered[:, None]).sum(dim=2)


def two_looks(program: Program, crowd: Crowd) -> TwoLooks:
    """What a question of relation names, and what it means.

    Raises:
        ValueError: a program without a step ``relate``.
    """
    names = [step.name for step in program]
    if "relate" not in names:
        raise ValueError(f"only a question of relation takes two looks, got the steps {names}")
    after = things_after(program, crowd)
    return TwoLooks(after[names.index("relate") - 1], after[-1])
