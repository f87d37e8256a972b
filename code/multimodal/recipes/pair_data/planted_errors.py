"""Errors planted on purpose, and how many of them stand among the first that a finder names.

Letters: N pairs.
"""

from typing import NamedTuple

import torch
from torch import Tensor

from multimodal.arguments import require_whole


class Planted(NamedTuple):
    """Pairs of which some are wrong."""

    owner: Tensor
    """(N,) int64: picture i now has the text of picture ``owner[i]``"""
    wrong: Tensor
    """(N,) bool: which pictures have a text of another one"""


def plant_wrong_pairs(count: int, share: float, *, seed: int) -> Planted:
    """Pass the texts of a share of all pairs around in a ring.

    Raises:
        ValueError: a share that leaves fewer than two pairs, or takes more than all.
    """
    number = round(share * count)
    if not 2 <= number <= count:
        raise ValueError(f"a share of {share} of {count} pairs cannot be exchanged")
    chosen = torch.randperm(count, generator=torch.Generator().manual_seed(seed))[:number]
    owner = torch.arange(count)
    owner[chosen] = chosen.roll(1)
    return Planted(owner, owner != torch.arange(count))


def plant_wrong_labels(labels: Tensor, share: float, *, seed: int) -> Tensor:
    """The same labels (N,) with a share of them changed to another class, drawn evenly."""
    generator = torch.Generator().manual_seed(seed)
    classes = int(labels.max()) + 1
    chosen = torch.randperm(len(labels), generator=generator)[: round(share * len(labels))]
    shift = torch.randint(1, classes, (len(chosen),), generator=generator)
    changed = labels.clone()
    changed[chosen] = (labels[chosen] + shift) % classes
    return changed


def precision_at(suspicion: Tensor, wrong: Tensor, k: int) -> float:
    """The share of wrong pairs among the k most suspicious ones; chance is their share of all.

    Args:
        suspicion: (N,) the higher, the earlier it is looked at; equal ones count as if shuffled.
        wrong: (N,) bool.
        k: how many are looked at, at most N.
    """
    require_whole(1, k=k)
    if k > len(wrong):
        raise ValueError(f"k must be at most {len(wrong)}, got {k}")
    last = suspicion.sort(descending=True).values[k - 1]
    above, tied = suspicion > last, suspicion == last
    room = k - int(above.sum())
    return (float(wrong[above].sum()) + room * float(wrong[tied].float().mean())) / k
