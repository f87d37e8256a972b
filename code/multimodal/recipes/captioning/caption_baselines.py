"""What is right without understanding a picture, and what a perfect captioner earns."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from itertools import permutations, product

import torch.nn.functional as F
from torch import Tensor

from multimodal.data.pairs import PairDataset
from multimodal.data.scenes.world import AXES, COLOURS, SHAPES, SIZES, Scene, Thing
from multimodal.recipes.captioning.scene_captions import true_sentences

Look = Callable[[Tensor], Tensor]
"""pictures (N, 3, H, W) uint8 → features (N, D)"""


def most_frequent_sentence(train: PairDataset, language: str) -> str:
    """The sentence that most training pictures have; of several the first in the alphabet."""
    counts = Counter(text for texts in train.of_language(language) for text in texts)
    return min(counts, key=lambda text: (-counts[text], text))


def neighbour_captions(
    train: PairDataset, images: Tensor, language: str, *, look: Look
) -> list[str]:
    """The first caption of the training picture whose features are most alike, by cosine.

    Args:
        train: pictures with captions.
        images: (M, 3, H, W) uint8, to be captioned.
        language: of the captions.
        look: makes features, such as :func:`pixels`.
    """
    gallery, asked = (F.normalize(look(found).float(), dim=1) for found in (train.images, images))
    nearest = (asked @ gallery.T).argmax(dim=1).tolist()
    return [train.of_language(language)[index][0] for index in nearest]


def pixels(images: Tensor) -> Tensor:
    """Colours of all places, centred so that light paper is near 0: (N, 3 · H · W)."""
    return images.float().flatten(1) / 255 - 0.85


def spare_references(dataset: PairDataset, language: str) -> tuple[list[str], list[list[str]]]:
    """The oracle: each picture's last caption, to be judged by its other captions.

    Raises:
        ValueError: a picture with one caption only.
    """
    captions = dataset.of_language(language)
    if min(map(len, captions)) < 2:
        raise ValueError("an oracle needs two captions of each picture: draw more captions")
    return [texts[-1] for texts in captions], [texts[:-1] for texts in captions]


def chance_of_truth(scenes: Sequence[Scene], language: str) -> float:
    """How often one of all sentences of the grammar, drawn evenly, is true of a scene: exact."""
    true = [len(true_sentences(scene, language)) for scene in scenes]
    return sum(true) / len(true) / len(all_sentences(language))


@cache
def all_sentences(language: str) -> frozenset[str]:
    """Everything that the grammar can say of any scene in a language, with any sizes."""
    kinds = list(product(COLOURS, SHAPES))
    return frozenset(
        sentence
        for one, other in permutations(kinds, 2)
        for sizes in product(SIZES, repeat=2)
        for axis in AXES
        for sentence in true_sentences(_scene(one, other, sizes, axis), language)
    )


def _scene(one: tuple[str, str], other: tuple[str, str], sizes: Sequence[str], axis: str) -> Scene:
    first = Thing(*one, sizes[0], 0.25, 0.25, 0.2)
    return Scene(first, Thing(*other, sizes[1], 0.75, 0.75, 0.2), axis)
