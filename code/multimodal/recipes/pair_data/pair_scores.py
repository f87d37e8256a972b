"""How well a text fits its picture, by maps that have not seen the pair: one score, two uses.

Low scores point at wrong pairs; a filter keeps high ones. A label is a text of one word, so wrong
labels are found in the same way.

Letters: N pairs, K width of the pictures' features, D of the texts' vectors.
"""

from collections.abc import Mapping
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from multimodal.arguments import require_whole
from multimodal.recipes.clip.written_classifier import ridge

FOLDS = 5
PENALTY = 10.0


def coarse_pixels(images: Tensor) -> Tensor:
    """Pictures (N, 3, H, W) uint8 → their colours at 16 × 16 pixels, (N, 768): no tower needed."""
    small = F.interpolate(images.float(), (16, 16), mode="area")
    return small.flatten(1) / 255


class Expected(NamedTuple):
    """What pictures let expect of their texts."""

    vectors: Tensor
    """(N, D), around ``centres``"""
    centres: Tensor
    """(N, D), the mean text of the pairs that the map was fitted on"""

    def scores(self, texts: Tensor) -> Tensor:
        """The cosine of each expectation with its text (N, D): (N,) in [−1, 1]."""
        return F.cosine_similarity(self.vectors, texts.float() - self.centres, dim=1)


def expected_texts(
    pictures: Tensor, texts: Tensor, *, seed: int, penalty: float = PENALTY, folds: int = FOLDS
) -> Expected:
    """Fit linear maps from pictures to texts; each judges the pairs that it has not seen.

    Args:
        pictures: (N, K) features.
        texts: (N, D) vectors, in the order of the pictures.
        seed: deals the pairs out to the folds.
        penalty: of the ridge regression, in units of the mean variance of a feature.
        folds: so many maps are fitted.

    Raises:
        ValueError: counts that differ, or fewer pairs than folds.
    """
    require_whole(2, folds=folds)
    if len(pictures) != len(texts) or len(texts) < folds:
        raise ValueError(f"{len(pictures)} pictures, {len(texts)} texts, {folds} folds")
    pictures, texts = pictures.float(), texts.float()
    vectors, centres = torch.zeros_like(texts), torch.zeros_like(texts)
    order = torch.randperm(len(texts), generator=torch.Generator().manual_seed(seed))
    for judged in order.chunk(folds):
        kept = torch.ones(len(texts), dtype=torch.bool)
        kept[judged] = False
        found = ridge(pictures[kept], texts[kept], penalty)
        vectors[judged] = found(pictures[judged]) - found.to_mean
        centres[judged] = found.to_mean
    return Expected(vectors, centres)


def suspicion(pictures: Tensor, texts: Tensor, *, seed: int, penalty: float = PENALTY) -> Tensor:
    """How badly each text fits its picture, (N,) from 0 to 2: look at the highest ones first."""
    return 1 - expected_texts(pictures, texts, seed=seed, penalty=penalty).scores(texts)


def threshold(scores: Mapping[str, Tensor], share: float) -> float:
    """The score that the best ``share`` of all pairs, of all groups, reaches.

    Raises:
        ValueError: a share that is none.
    """
    if not 0 < share < 1:
        raise ValueError(f"share must lie between 0 and 1, got {share}")
    return float(torch.cat(list(scores.values())).quantile(1 - share))


def kept_shares(scores: Mapping[str, Tensor], limit: float) -> dict[str, float]:
    """Per group, the share of pairs that reach the limit."""
    return {name: float((each >= limit).float().mean()) for name, each in scores.items()}
