"""A captioner that saw drawings only describes photographs, beside three rivals.

``python -m multimodal.studies.captioning_real`` writes the table, its card, and the weights of the
first seed in ``assets/captioning``. It needs the extra ``towers``.
"""

from collections.abc import Iterator
from functools import cache

import torch
from torch import Tensor, nn

from multimodal.data.photographs import load_photographs
from multimodal.language import DATA_LANGUAGES
from multimodal.pretrained.image_tower import (
    CLASS_NAMES,
    image_features,
    load_image_tower,
    squares,
)
from multimodal.pretrained.sentence_tower import MultilingualE5
from multimodal.recipes.captioning.real_captioner import (
    Drawings,
    RealCaptioner,
    Scale,
    drawings,
    ship_real,
    train_real,
)
from multimodal.recipes.captioning.real_rivals import conse_name, finds_own, nearest_name
from multimodal.studies.command import Row, study


@cache
def towers() -> tuple[Drawings, Tensor, Tensor, MultilingualE5]:
    """Drawings with features, the photographs' features and classes, and the reader."""
    eye = load_image_tower()
    photographs = image_features(eye, squares([photo.image for photo in load_photographs()]))
    with torch.inference_mode():
        chances = eye.classify(photographs).softmax(dim=1)
    return drawings(eye), photographs, chances, MultilingualE5()


def rows_of(seed: int) -> Iterator[Row]:
    """The captioner of this seed; with the first one its rivals, which have no seed."""
    data, *_ = towers()
    captioner = train_real(data, seed=seed)
    if seed == 0:
        ship_real(captioner)
    for language in DATA_LANGUAGES:
        for system, said in sayings(captioner, language, rivals=seed == 0).items():
            row = {"system": system, "language": language, "seed": seed}
            yield row | scored(said, language), captioner.model if seed else nn.Identity()


def sayings(captioner: RealCaptioner, language: str, *, rivals: bool) -> dict[str, list[str]]:
    """System → what it says about each photograph."""
    data, photographs, chances, reader = towers()
    own = Scale.of(photographs)
    said = {
        "captioner": captioner.describe(photographs, language),
        "captioner_own_scale": captioner.describe(photographs, language, scale=own),
    }
    if not rivals:
        return said
    names = [texts[0] for texts in data.singles.captions[language]]
    known = captioner.scale(data.single_features)
    classes = reader.embed(CLASS_NAMES)
    return said | {
        "nearest": nearest_name(captioner.scale(photographs), known, names),
        "nearest_own_scale": nearest_name(own(photographs), known, names),
        "conse": conse_name(chances, classes, names, reader.embed),
        "constant": [names[0]] * len(photographs),
    }


def scored(said: list[str], language: str) -> dict[str, object]:
    """How many sentences lead to the label of their photograph, and the sentences."""
    labels = [photo.labels[language] for photo in load_photographs()]
    found = finds_own(said, labels, towers()[3].embed)
    return {"found": int(found.sum()), "said": " | ".join(said), "found_each": found.float()}


if __name__ == "__main__":
    study("captioning_real", __doc__, rows_of)
