"""Emoji found by name: frozen real towers with trained heads, and what they must be ahead of.

``python -m multimodal.studies.clip_towers`` writes the table and its card; it needs the extra
``towers``.
"""

from collections.abc import Iterator
from functools import cache

from torch import Tensor

from multimodal.data.emoji import load_emoji
from multimodal.data.pairs import PairDataset
from multimodal.data.splits import split_by_image
from multimodal.language import DATA_LANGUAGES
from multimodal.pretrained.image_tower import image_features, load_image_tower
from multimodal.pretrained.sentence_tower import MultilingualE5
from multimodal.recipes.clip.locked_towers import (
    Reader,
    Stored,
    choose_dropout,
    hits,
    read_names,
    store,
    train_heads,
)
from multimodal.recipes.clip.tower_rivals import WordCounts, pixels, untrained_tower
from multimodal.studies.command import Row, study

SIZE = 96
"""pixels: the side at which the drawings are shown to the image tower"""
PAIRS = (
    ("pixels", "word_counts"),
    ("pixels", "e5"),
    ("random", "e5"),
    ("efficientnet", "word_counts"),
    ("efficientnet", "e5"),
)
TOP = 10


def concepts() -> tuple[PairDataset, PairDataset]:
    """The chapter's random split with the drawings at their full 64 pixels."""
    everything = load_emoji(64)
    parts = split_by_image(everything.ids, {"train": 0.8, "test": 0.2}, seed=0)
    return everything.subset(parts["train"]), everything.subset(parts["test"])


@cache
def seen(name: str) -> list[Tensor]:
    """Both parts' drawings as pixels, or as a tower with random or published weights sees them."""
    images = [part.images for part in concepts()]
    if name == "pixels":
        return [pixels(part) for part in images]
    tower = load_image_tower() if name == "efficientnet" else untrained_tower(images[0])
    return [image_features(tower, part, size=SIZE) for part in images]


@cache
def read(name: str) -> list[Tensor]:
    """Both parts' names as counts of known words, or as a sentence tower reads them."""
    reader: Reader = MultilingualE5().embed if name == "e5" else WordCounts(concepts()[0].texts())
    return [read_names(part, reader) for part in concepts()]


@cache
def prepared(image: str, text: str) -> tuple[Stored, float]:
    """Features of all concepts, and the dropout that does best on concepts held out."""
    data = store(seen(image), read(text))
    return data, choose_dropout(data.train, seed=0)


def rows_of(seed: int) -> Iterator[Row]:
    """Recall@10 of names looking for unseen emoji, by towers; an answer is about one concept."""
    for image, text in PAIRS:
        data, dropout = prepared(image, text)
        model = train_heads(data.train, dropout=dropout, seed=seed)
        row = {"image": image, "text": text, "seed": seed, "dropout": dropout}
        yield row | scores(hits(model, data.test, TOP)), model


def scores(found: Tensor) -> dict[str, object]:
    """Hits (languages, concepts) as one column a language, and per concept."""
    each = dict(zip(DATA_LANGUAGES, found.mean(dim=1).tolist(), strict=True))
    return each | {"found": found.mean(dim=0)}


if __name__ == "__main__":
    study("clip_towers", __doc__, rows_of)
