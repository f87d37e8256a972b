"""A captioner that learned from names only describes photographs, beside three rivals.

``python -m multimodal.studies.captioning_real`` writes the table, its card, and the weights of the
first seed in ``assets/captioning``. It needs the extra ``towers``.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import torch
from torch import Tensor, nn

from multimodal.data.pairs import PairDataset
from multimodal.data.photographs import load_photographs
from multimodal.language import DATA_LANGUAGES
from multimodal.pretrained.image_tower import (
    CLASS_NAMES,
    image_features,
    load_image_tower,
    squares,
)
from multimodal.pretrained.sentence_tower import MultilingualE5
from multimodal.recipes.clip.written_classifier import conse
from multimodal.recipes.photo_captions.real_captioner import (
    names_and_pairs,
    plain_emoji,
    train_real,
    vectors_of,
)
from multimodal.recipes.photo_captions.real_rivals import finds_own, nearest_name, standardised
from multimodal.shipped.shipped_real import ship_real
from multimodal.studies.command import Row, study

SIZE = 96
"""pixels: the side at which the drawings are shown to the image tower"""


class Known(NamedTuple):
    """What is computed once for all seeds."""

    data: PairDataset
    vectors: Tensor  # of the English texts
    places: Tensor  # of the photographs, by ConSE
    features: Tensor  # of the photographs
    drawings: Tensor  # features of the emoji
    reader: MultilingualE5
    centre: Tensor


@cache
def known() -> Known:
    """Both towers at work."""
    eye, reader, data = load_image_tower(), MultilingualE5(), names_and_pairs()
    features = image_features(eye, squares([photo.image for photo in load_photographs()]))
    with torch.inference_mode():
        chances = eye.classify(features).softmax(dim=1)
    classes = reader.embed(CLASS_NAMES)
    centre = classes.mean(dim=0)
    return Known(
        data,
        vectors_of([texts[0] for texts in data.captions["en"]], reader.embed, centre),
        conse(chances, classes - centre),
        features,
        image_features(eye, plain_emoji(64).images, size=SIZE),
        reader,
        centre,
    )


def rows_of(seed: int) -> Iterator[Row]:
    """The captioner of this seed; with the first one its rivals, which have no seed."""
    captioner = train_real(known().data, known().vectors, seed=seed)
    if seed == 0:
        ship_real(captioner)
    for language in DATA_LANGUAGES:
        said = {"captioner": captioner.describe(known().places, language)}
        for system, texts in (said | (rivals(language) if seed == 0 else {})).items():
            row = {"system": system, "language": language, "seed": seed}
            model = captioner.model if system == "captioner" else nn.Identity()
            yield row | scored(texts, language), model


def rivals(language: str) -> dict[str, list[str]]:
    """System → what it says about each photograph."""
    it = known()
    names = [texts[0] for texts in it.data.captions[language]][: len(it.drawings)]
    vectors = vectors_of(names, it.reader.embed, it.centre)
    return {
        "conse": nearest_name(it.places, vectors, names),
        "nearest": nearest_name(standardised(it.features), standardised(it.drawings), names),
        "constant": [names[0]] * len(it.places),
    }


def scored(said: list[str], language: str) -> dict[str, object]:
    """How many sentences lead to the label of their photograph, and the sentences."""
    labels = [photo.labels[language] for photo in load_photographs()]
    found = finds_own(said, labels, known().reader.embed)
    return {"found": int(found.sum()), "said": " | ".join(said), "found_each": found.float()}


if __name__ == "__main__":
    study("captioning_real", __doc__, rows_of)
