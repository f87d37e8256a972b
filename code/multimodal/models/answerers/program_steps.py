"""The parts of neural modules that look: each makes a mask of places from another.

Letters: B questions whose programs have one form, L places, D width, C answers, K names.
"""

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor, nn

RARE = -3.0
"""bias of a filter at the start: few places are meant, or counts would begin at half of all"""


class Thought(NamedTuple):
    """How far a program has got."""

    seen: Tensor
    """(B, L, D): the picture"""
    mask: Tensor
    """(B, L) in [0, 1]: which places are meant"""
    counts: tuple[Tensor, ...] = ()
    """(B,) each: how many things were counted, branch by branch"""
    logits: Tensor | None = None
    """(B, C): the answer, if the last step gave one"""


class Filter(nn.Module):
    """Keeps what looks like the name; after an answer it starts with the whole picture again.

    Args:
        names: K, what it can look for.
        width: D.

    Source: *find* of Andreas et al. 2016 (arXiv 1511.02799) and *filter* of Hu et al. 2017
    (arXiv 1704.05526), table 1.
    """

    def __init__(self, names: Sequence[str], *, width: int) -> None:
        super().__init__()
        self.names = tuple(names)
        self.looks = nn.Embedding(len(self.names), width + 1)
        nn.init.normal_(self.looks.weight, std=0.1)
        nn.init.constant_(self.looks.weight[:, -1], RARE)

    def forward(self, thought: Thought, arguments: Sequence[str]) -> Thought:
        """The mask, times a number in [0, 1] for each place."""
        looks = self.looks(numbered(arguments, self.names, thought.seen.device))  # (B, D + 1)
        found = torch.einsum("bld,bd->bl", thought.seen, looks[:, :-1]) + looks[:, -1:]
        before = thought.mask if thought.logits is None else torch.ones_like(thought.mask)
        return thought._replace(mask=before * found.sigmoid(), logits=None)


class Unique(nn.Module):
    """There is one such thing: the places share a weight of 1."""

    def forward(self, thought: Thought, arguments: Sequence[str]) -> Thought:
        """The mask (B, L), each row with the sum 1."""
        return thought._replace(mask=as_weights(thought.mask))


class Relate(nn.Module):
    """From a thing to what stands on one side of it.

    Args:
        names: K directions.
        places: L.
        width: D.

    Source: *relocate* of Hu et al. 2017 (arXiv 1704.05526), table 1, with a table of places for
    each direction.
    """

    def __init__(self, names: Sequence[str], *, places: int, width: int) -> None:
        super().__init__()
        self.names = tuple(names)
        self.sides = nn.Parameter(torch.randn(len(self.names), places, places) * 0.1)
        self.things = nn.Linear(width, 1)

    def forward(self, thought: Thought, arguments: Sequence[str]) -> Thought:
        """Where the mask was → which things stand beside it."""
        chosen = numbered(arguments, self.names, thought.mask.device)
        reached = torch.einsum("bl,blk->bk", thought.mask, self.sides[chosen].sigmoid())
        things = self.things(thought.seen)[:, :, 0].sigmoid()
        return thought._replace(mask=reached * things)


def numbered(names: Sequence[str], known: Sequence[str], device: torch.device) -> Tensor:
    """Names (B,) as their numbers among the known ones, int64."""
    unknown = set(names) - set(known)
    if unknown:
        raise ValueError(f"unknown {', '.join(sorted(unknown))}: choose from {', '.join(known)}")
    return torch.tensor([known.index(name) for name in names], device=device)


def as_weights(mask: Tensor) -> Tensor:
    """A mask (B, L) as weights that sum to 1."""
    return mask / mask.sum(dim=1, keepdim=True).clamp(min=1e-6)
