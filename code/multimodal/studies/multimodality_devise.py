"""DeViSE and its rivals: unseen emoji named in three languages, with real and with humble eyes.

``python -m multimodal.studies.multimodality_devise`` writes the table and its card; it needs the
extra ``towers``.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

import torch.nn.functional as F
from torch import Tensor, nn

from multimodal.data.emoji import load_emoji
from multimodal.data.pairs import PairDataset
from multimodal.data.splits import split_by_image
from multimodal.language import DATA_LANGUAGES
from multimodal.metrics.hubness import occurrences, skewness
from multimodal.pretrained.image_tower import CLASS_NAMES, image_features, load_image_tower
from multimodal.pretrained.sentence_tower import MultilingualE5
from multimodal.recipes.clip.locked_towers import read_names
from multimodal.recipes.clip.tower_rivals import pixels, untrained_tower
from multimodal.recipes.clip.written_classifier import choose_penalty, conse, ridge
from multimodal.recipes.multimodality.devise import (
    Features,
    WordSpace,
    own_name_found,
    place,
    standardised,
    train_devise,
    word_space,
)
from multimodal.studies.command import Row, study

SIZE = 96
"""pixels: the side at which the drawings are shown to the image tower"""
KNOWN = 700
EYES = ("efficientnet", "random", "pixels")
PENALTIES = (1.0, 10.0, 100.0)


@cache
def concepts() -> tuple[PairDataset, PairDataset]:
    """700 of the known concepts of a random split, and its 383 unseen ones."""
    everything = load_emoji(64)
    parts = split_by_image(everything.ids, {"train": 0.8, "test": 0.2}, seed=0)
    return everything.subset(parts["train"][:KNOWN]), everything.subset(parts["test"])


@cache
def seen(eye: str) -> Features:
    """Both parts as pixels, or as a tower with random or with published weights sees them."""
    images = [part.images for part in concepts()]
    if eye == "pixels":
        return standardised(*map(pixels, images))
    tower = load_image_tower() if eye == "efficientnet" else untrained_tower(images[0])
    return standardised(*(image_features(tower, part, size=SIZE) for part in images))


@cache
def read(language: str) -> WordSpace:
    """Both parts' names."""
    here = DATA_LANGUAGES.index(language)
    return word_space(*(vectors[here] for vectors in all_names()))


@cache
def all_names() -> list[Tensor]:
    """Both parts' names in all languages, (G, N, D)."""
    return [read_names(part, MultilingualE5().embed) for part in concepts()]


@cache
def conse_places() -> Tensor:
    """Unseen pictures as mixtures of the English names of ImageNet's classes, (M, D)."""
    tower, names = load_image_tower(), MultilingualE5().embed(CLASS_NAMES)
    features = image_features(tower, concepts()[1].images, size=SIZE)
    return conse(tower.classify(features).detach().softmax(dim=1), names - names.mean(dim=0))


@cache
def regressed(eye: str, language: str) -> dict[str, tuple[Tensor, Tensor]]:
    """Method → scores of the unseen names, and of all names, for each unseen picture."""
    pictures, names = seen(eye), read(language)
    forward = ridge(
        *(pictures.known, names.known),
        choose_penalty(pictures.known, names.known, seed=0, penalties=PENALTIES),
    )
    back = ridge(
        *(names.known, pictures.known),
        choose_penalty(names.known, pictures.known, seed=0, penalties=PENALTIES),
    )
    there = F.normalize(forward(pictures.unseen), dim=1)
    here = F.normalize(pictures.unseen, dim=1)
    back_all = F.normalize(back(names.all), dim=1)
    scores = {"ridge": there @ names.all.T, "reverse": here @ back_all.T}
    if eye == "efficientnet":
        scores["conse"] = conse_places() @ names.all.T
    count = len(names.unseen)
    return {method: (both[:, :count], both) for method, both in scores.items()}


def rows_of(seed: int) -> Iterator[Row]:
    """Each unseen picture asks for its name, among the unseen ones and among all."""
    for eye in EYES:
        for language in DATA_LANGUAGES:
            pictures, names = seen(eye), read(language)
            model: nn.Module = train_devise(pictures.known, names.known, seed=seed)
            both = place(model, pictures.unseen) @ names.all.T  # type: ignore[arg-type]
            found = {"devise": (both[:, : len(names.unseen)], both)} | regressed(eye, language)
            for method, scores in found.items():
                row = {"eye": eye, "method": method, "language": language, "seed": seed}
                yield row | measure(*scores), model


def measure(unseen: Tensor, everything: Tensor) -> dict[str, Any]:
    """How often the own name is found, and how unevenly names are given."""
    one, ten = own_name_found(unseen, 1), own_name_found(unseen, 10)
    often = occurrences(unseen, 10)
    return {
        "recall_1": float(one.mean()),
        "recall_10": float(ten.mean()),
        "open_1": float(own_name_found(everything, 1).mean()),
        "open_10": float(own_name_found(everything, 10).mean()),
        "skewness": skewness(often),
        "most": int(often.max()),
        "never": int((often == 0).sum()),
        "found": ten.float(),
    }


if __name__ == "__main__":
    study("multimodality_devise", __doc__, rows_of)
