"""Every emoji as two vectors, one of its picture and one of its name in each of three languages.

The shipped vectors are those of real towers, made narrow: who has no tower uses them all the same.
Others can be made of anything that gives features, such as pixels and counted words.

Letters: N emoji, G languages, K numbers before, D after.
"""

from typing import NamedTuple

import torch
from torch import Tensor

from multimodal.data.emoji import emoji_concepts, load_emoji
from multimodal.pretrained.image_tower import image_features, load_image_tower
from multimodal.pretrained.sentence_tower import MultilingualE5
from multimodal.recipes.clip.locked_towers import read_names
from multimodal.recipes.clip.tower_rivals import WordCounts, pixels
from multimodal.training.seeds import seeded

WIDTH, SIZE = 96, 96
"""numbers of a vector; pixels of the side at which the drawings are shown to the image tower"""


class EmojiVectors(NamedTuple):
    """All emoji, in the order of :func:`~multimodal.data.emoji.emoji_concepts`."""

    pictures: Tensor
    """(N, D)"""
    names: Tensor
    """(G, N, D)"""


def learnt_from() -> Tensor:
    """(N,) bool: which emoji are in the training part of the split by families."""
    return torch.tensor([one.parts["family"] == "train" for one in emoji_concepts()])


def narrowed(vectors: Tensor, train: Tensor, *, width: int = WIDTH) -> Tensor:
    """The first principal components, the mean of the training at 0 and its mean variance at 1.

    Args:
        vectors: (N, K).
        train: (N,) bool, from which vectors the components are learnt.
        width: D.
    """
    centred = vectors - vectors[train].mean(dim=0)
    with seeded(0):  # by random projections, Halko et al. 2011 (arXiv 0909.4061)
        _, _, directions = torch.svd_lowrank(centred[train], q=width + 16, niter=4)
    found = centred @ directions[:, :width]
    return found / found[train].var(dim=0).mean().sqrt()


def narrow(pictures: Tensor, names: Tensor, train: Tensor, *, width: int = WIDTH) -> EmojiVectors:
    """Features (N, K) and (G, N, K') → vectors of one width.

    The languages share their components; what tells a language, the mean of its names, is removed.
    """
    every = train.repeat(len(names))
    around = names - names[:, train].mean(dim=1, keepdim=True)
    flat = narrowed(around.flatten(0, 1), every, width=width)
    shape = names.shape[0], names.shape[1], width
    return EmojiVectors(narrowed(pictures, train, width=width), flat.reshape(shape))


def tower_vectors() -> EmojiVectors:
    """What the image tower sees and the sentence tower reads, about 80 seconds of one core.

    Raises:
        MissingTowerError: the extra ``towers`` is not installed.
    """
    data = load_emoji(64)
    seen = image_features(load_image_tower(), data.images, size=SIZE)
    return narrow(seen, read_names(data, MultilingualE5().embed), learnt_from())


def plain_vectors() -> EmojiVectors:
    """Pixels and counted words in the place of towers."""
    data = load_emoji(64)
    train = learnt_from()
    words = WordCounts(data.subset(train.nonzero()[:, 0].tolist()).texts())
    return narrow(pixels(data.images), read_names(data, words), train)
