"""Garments with a title that names their class, or names a wrong one: a sense that only repeats."""

from functools import cache

import torch
import torch.nn.functional as F
from torch import Tensor

from multimodal.data.fashion import CLASSES, load_fashion
from multimodal.models.stored_features import StoredFeatures
from multimodal.models.two_senses import TwoSenses
from multimodal.presets import choose
from multimodal.recipes.multimodality.senses import SenseData
from multimodal.training.seeds import seeded

TRAIN, TEST = 3000, 4000
PIXELS = 14 * 14


def titled_garments(split: str, *, wrong: float, seed: int) -> SenseData:
    """Garments of ``train`` or ``test``, each with the number of the class that its title names.

    Args:
        split: ``train`` or ``test``.
        wrong: share of the titles that name one of the nine other classes.
        seed: of which are wrong, and how.

    Raises:
        ValueError: a share outside [0, 1].
    """
    if not 0 <= wrong <= 1:
        raise ValueError(f"wrong is a share between 0 and 1, got {wrong}")
    pictures, labels = _small_pictures(split)
    random = torch.Generator().manual_seed(2 * seed + (split == "test"))
    lies = torch.rand(len(labels), generator=random) < wrong
    other = torch.randint(1, len(CLASSES), (len(labels),), generator=random)
    titles = torch.where(lies, (labels + other) % len(CLASSES), labels)
    return SenseData(pictures, titles, labels)


def title_model(*, seed: int) -> TwoSenses:
    """A linear eye on 196 pixels, a vector for the title, one answer."""
    with seeded(seed):
        eye = StoredFeatures(PIXELS)
        return TwoSenses(picture=eye, vocabulary=len(CLASSES), answers=len(CLASSES))


def title_steps() -> int:
    """How many steps a training takes."""
    return choose(mini=3, small=300, full=300)


@cache
def _small_pictures(split: str) -> tuple[Tensor, Tensor]:
    """Pixels of half the side, standardised by the training part, (N, 196); and the classes."""
    size = TRAIN if split == "train" else TEST
    images, labels = load_fashion(split, choose(mini=200, small=size, full=size))
    small = F.avg_pool2d(images, 2).flatten(1)
    whole = small if split == "train" else _raw_train()
    return (small - whole.mean(0)) / (whole.std(0) + 0.05), labels


@cache
def _raw_train() -> Tensor:
    images, _ = load_fashion("train", choose(mini=200, small=TRAIN, full=TRAIN))
    return F.avg_pool2d(images, 2).flatten(1)
