"""DeViSE: pictures are mapped into a space of words, so that a new name needs no new picture.

Letters: N known concepts, M unseen ones, K width of the features, D of the word space.
"""

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from multimodal.data.labelled import ImageBatch, ImageLoader, LabelledImages
from multimodal.losses.hinge_rank import hinge_rank_loss
from multimodal.metrics.retrieval import hit_probability
from multimodal.models.word_space_map import WordSpaceMap
from multimodal.presets import choose, default_device
from multimodal.training.fit import fit
from multimodal.training.optimiser import FitSettings
from multimodal.training.seeds import seeded

MARGIN = 0.1
"""of the paper"""
BATCH = 128
SETTINGS = FitSettings(learning_rate=1e-3, weight_decay=0.5, warmup=0.1, log_every=0)


class WordSpace(NamedTuple):
    """Vectors of names, of length 1, around the mean of the known ones."""

    known: Tensor
    """(N, D) names that training pictures carry"""
    unseen: Tensor
    """(M, D) names that no training picture carries"""

    @property
    def all(self) -> Tensor:
        """Unseen names first, then the known ones, (M + N, D)."""
        return torch.cat((self.unseen, self.known))


def word_space(known: Tensor, unseen: Tensor) -> WordSpace:
    """Subtract the mean of the known names, which says nothing about any of them; length 1."""
    centre = known.mean(dim=0)
    return WordSpace(F.normalize(known - centre, dim=1), F.normalize(unseen - centre, dim=1))


class Features(NamedTuple):
    """Features of pictures, at the scale of the known ones."""

    known: Tensor
    """(N, K)"""
    unseen: Tensor
    """(M, K)"""


def standardised(known: Tensor, unseen: Tensor) -> Features:
    """Both parts minus the mean, divided by the deviation, of the first."""
    mean, deviation = known.mean(0), known.std(0) + 1e-3 * known.std()
    return Features((known - mean) / deviation, (unseen - mean) / deviation)


def devise_steps() -> int:
    """How many steps a training takes."""
    return choose(mini=3, small=300, full=300)


def rank_names(model: WordSpaceMap, batch: ImageBatch) -> Tensor:
    """The hinge rank loss over all known names, ()."""
    return hinge_rank_loss(model(batch.images), model.names, batch.labels, margin=MARGIN)


def name_loader(pictures: Tensor, *, seed: int) -> ImageLoader:
    """Batches of features (N, K); the label of a picture is the number of its name."""
    data = LabelledImages(pictures, torch.arange(len(pictures)))
    return ImageLoader(data, batch_size=min(BATCH, len(pictures)), seed=seed)


def train_devise(pictures: Tensor, names: Tensor, *, seed: int) -> WordSpaceMap:
    """A map from features (N, K) to the names (N, D) of the same concepts."""
    with seeded(seed):
        model = WordSpaceMap(features=pictures.shape[1], names=names).to(default_device())
        batches = name_loader(pictures, seed=seed)
        fit(model, rank_names, batches, steps=devise_steps(), settings=SETTINGS)
    return model.eval()


def place(model: WordSpaceMap, pictures: Tensor) -> Tensor:
    """Where unseen pictures (M, K) are mapped to, (M, D)."""
    with torch.inference_mode():
        return model(pictures.to(model.names.device)).cpu()


def own_name_found(scores: Tensor, k: int) -> Tensor:
    """Whether picture i's own name, which is name i, is among its first k: (M, ≥ M) → (M,)."""
    return hit_probability(scores, torch.arange(len(scores)), k)
