"""Pairs that do not belong together: planted on purpose, and found with features.

A pair is suspicious when a linear map that has not seen it cannot tell its text from other texts
by its picture. A label is a text of one word, so wrong labels are found in the same way.

Letters: N pairs, K width of the pictures' features, D of the texts' vectors.
"""

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from multimodal.arguments import require_whole
from multimodal.recipes.clip.written_classifier import ridge

FOLDS = 5


class Planted(NamedTuple):
    """Texts of which some have been dealt to another picture."""

    owner: Tensor
    """(N,) int64: picture i now has the text of picture ``owner[i]``"""
    wrong: Tensor
    """(N,) bool: which pictures have a text of another one"""


def plant_wrong_pairs(count: int, share: float, *, seed: int) -> Planted:
    """Pass the texts of a share of all pairs around in a ring, at least two of them.

    Raises:
        ValueError: a share that leaves fewer than two pairs, or more than all.
    """
    number = round(share * count)
    if not 2 <= number <= count:
        raise ValueError(f"a share of {share} of {count} pairs cannot be exchanged")
    chosen = torch.randperm(count, generator=torch.Generator().manual_seed(seed))[:number]
    owner = torch.arange(count)
    owner[chosen] = chosen.roll(1)
    return Planted(owner, owner != torch.arange(count))


def suspicion(
    pictures: Tensor, texts: Tensor, *, seed: int, penalty: float = 10.0, folds: int = FOLDS
) -> Tensor:
    """How badly each text fits its picture, by maps that were fitted on other pairs.

    Args:
        pictures: (N, K) features.
        texts: (N, D) vectors, in the order of the pictures.
        seed: deals the pairs out to the folds.
        penalty: of the ridge regression.
        folds: so many maps are fitted, each without the pairs that it judges.

    Returns:
        (N,) the share of all texts that fit the picture better than its own: 0 is no suspicion.

    Raises:
        ValueError: counts that differ, or fewer pairs than folds.
    """
    require_whole(2, folds=folds)
    if len(pictures) != len(texts) or len(texts) < folds:
        raise ValueError(f"{len(pictures)} pictures, {len(texts)} texts, {folds} folds")
    pictures, texts = standardised(pictures), standardised(texts)
    found = torch.zeros(len(texts))
    order = torch.randperm(len(texts), generator=torch.Generator().manual_seed(seed))
    for judged in order.chunk(folds):
        kept = torch.ones(len(texts), dtype=torch.bool)
        kept[judged] = False
        expected = ridge(pictures[kept], texts[kept], penalty)(pictures[judged])
        fit = F.normalize(expected, dim=1) @ F.normalize(texts, dim=1).T  # (judged, N)
        own = fit.gather(1, judged[:, None])
        found[judged] = (fit > own).float().mean(dim=1)
    return found


def standardised(x: Tensor) -> Tensor:
    """Around the mean, at the scale of the whole table."""
    centred = x.float() - x.float().mean(0)
    return centred / (centred.std() + 1e-12)


def precision_at(suspicion: Tensor, wrong: Tensor, k: int) -> float:
    """The share of wrong pairs among the k most suspicious ones; chance is their share of all.

    Equal suspicions count as if shuffled.
    """
    require_whole(1, k=k)
    last = suspicion.sort(descending=True).values[min(k, len(suspicion)) - 1]
    above, tied = suspicion > last, suspicion == last
    room = min(k, len(suspicion)) - int(above.sum())
    return (float(wrong[above].sum()) + room * float(wrong[tied].float().mean())) / k
