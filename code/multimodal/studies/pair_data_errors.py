"""Names dealt to wrong emoji: how many of them a finder names first, by what it sees and reads.

``python -m multimodal.studies.pair_data_errors`` writes the table and its card; it needs the extra
``towers``.
"""

from collections.abc import Iterator
from functools import cache

import torch
from torch import Tensor, nn

from multimodal.data.emoji import load_emoji
from multimodal.data.pairs import PairDataset
from multimodal.language import DATA_LANGUAGES
from multimodal.pretrained.image_tower import image_features, load_image_tower
from multimodal.pretrained.sentence_tower import MultilingualE5
from multimodal.recipes.clip.tower_rivals import WordCounts, untrained_tower
from multimodal.recipes.clip.written_classifier import choose_penalty
from multimodal.recipes.pair_data.pair_scores import coarse_pixels, suspicion
from multimodal.recipes.pair_data.planted_errors import plant_wrong_pairs, precision_at
from multimodal.studies.command import Row, study

COUNT, SIZE = 1000, 96
"""emoji, and the side in pixels at which the drawings are shown to the image tower"""
PAIRS = (
    ("pixels", "word_counts"),
    ("pixels", "e5"),
    ("random", "e5"),
    ("efficientnet", "word_counts"),
    ("efficientnet", "e5"),
)
SHARES = (0.02, 0.05, 0.1)
TUNED_ON = 0.05


@cache
def concepts() -> PairDataset:
    """Emoji drawn at random, with their drawings at the full 64 pixels."""
    everything = load_emoji(64)
    order = torch.randperm(len(everything), generator=torch.Generator().manual_seed(0))
    return everything.subset(order[:COUNT].tolist())


@cache
def seen(name: str) -> Tensor:
    """The drawings as pixels, or as a tower with random or published weights sees them."""
    images = concepts().images
    if name == "pixels":
        return coarse_pixels(images)
    tower = load_image_tower() if name == "efficientnet" else untrained_tower(images[:256])
    return image_features(tower, images, size=SIZE)


@cache
def read(name: str, language: str) -> Tensor:
    """The names as counts of words, or as a sentence tower reads them."""
    names = [first for first, *_ in concepts().captions[language]]
    return MultilingualE5().embed(names) if name == "e5" else WordCounts(names)(names)


def rows_of(seed: int) -> Iterator[Row]:
    """The share of planted errors among as many of the first; an answer is about one emoji."""
    for image, text in PAIRS:
        for language in DATA_LANGUAGES:
            for share in SHARES:
                row = {"image": image, "text": text, "language": language}
                yield row | measured(image, text, language, share, seed), nn.Identity()


def measured(image: str, text: str, language: str, share: float, seed: int) -> dict[str, object]:
    """One planting, one finder; its penalty is tuned without knowing what was planted."""
    pictures, texts = seen(image), read(text, language)
    planted = plant_wrong_pairs(len(texts), share, seed=seed)
    penalty = tuned(image, text, language, seed)
    doubt = suspicion(pictures, texts[planted.owner], seed=seed, penalty=penalty)
    count = int(planted.wrong.sum())
    first = doubt >= doubt.sort(descending=True).values[count - 1]
    return {
        "share": share,
        "seed": seed,
        "penalty": penalty,
        "precision": precision_at(doubt, planted.wrong, count),
        "found": (first & planted.wrong).float(),
    }


@cache
def tuned(image: str, text: str, language: str, seed: int) -> float:
    """The penalty whose map predicts held-out texts best, wrong ones included."""
    texts = read(text, language)
    planted = plant_wrong_pairs(len(texts), TUNED_ON, seed=seed)
    return choose_penalty(seen(image), texts[planted.owner], seed=seed)


if __name__ == "__main__":
    study("pair_data_errors", __doc__, rows_of)
