"""OpenMoji pictures with their Unicode CLDR names: real ones, though drawn and from a dictionary.

1,914 concepts that have a name in English, Spanish and Chinese, without skin tones. Two fixed
splits hold out 383 of them. Pictures that look alike and series such as the faces of a clock never
stand on both sides. ``concept`` may deal a woman running to one side and a man running to the
other; ``family`` keeps all variants by gender and direction together, so that no test picture has a
relative in training.

Pictures: OpenMoji, CC BY-SA 4.0. Names: Unicode licence. See the folder's ``ATTRIBUTION.md``.
"""

import csv
from dataclasses import dataclass

import numpy as np
import torch
from PIL import Image
from torch.nn import functional

from multimodal.assets import asset
from multimodal.data.pairs import PairDataset
from multimodal.language import DATA_LANGUAGES

SHEET_SIDE = 64
SPLITS = ("concept", "family")


@dataclass(frozen=True)
class Concept:
    """One emoji: its character, its names by language, its family, and its part in both splits."""

    id: str
    emoji: str
    names: dict[str, str]
    family: str
    parts: dict[str, str]


def emoji_concepts() -> list[Concept]:
    """All concepts, in the order of :func:`load_emoji`."""
    with asset("openmoji", "concepts.csv").open(encoding="utf-8", newline="") as file:
        return [
            Concept(
                id=row["id"],
                emoji=row["emoji"],
                names={language: row[language] for language in DATA_LANGUAGES},
                family=row["family"],
                parts={by: row[f"by_{by}"] for by in SPLITS},
            )
            for row in csv.DictReader(file)
        ]


def load_emoji(size: int = 32, *, split: str | None = None, by: str = "family") -> PairDataset:
    """Pictures of ``size`` × ``size`` pixels on white, one name per language.

    Args:
        size: 8 … 64.
        split: ``train`` (1,531 concepts), ``test`` (383), or all when omitted.
        by: ``concept`` or ``family``, what is kept on one side of the split.

    Raises:
        ValueError: an unknown split, or a size that the drawings do not have.
    """
    if not 8 <= size <= SHEET_SIDE:
        raise ValueError(f"size must be between 8 and {SHEET_SIDE} pixels, got {size}")
    if split not in (None, "train", "test"):
        raise ValueError(f"unknown split {split!r}: choose train or test")
    if by not in SPLITS:
        raise ValueError(f"unknown kind of split {by!r}: choose concept or family")
    concepts = emoji_concepts()
    everything = PairDataset(
        images=_pictures(len(concepts), size),
        captions={
            language: [[concept.names[language]] for concept in concepts]
            for language in DATA_LANGUAGES
        },
        ids=tuple(concept.id for concept in concepts),
    )
    if split is None:
        return everything
    return everything.subset(
        [i for i, concept in enumerate(concepts) if concept.parts[by] == split]
    )


def _pictures(count: int, size: int) -> torch.Tensor:
    with Image.open(asset("openmoji", "sheet.png")) as sheet:
        pixels = np.asarray(sheet.convert("RGB"))
    rows, columns = pixels.shape[0] // SHEET_SIDE, pixels.shape[1] // SHEET_SIDE
    grid = pixels.reshape(rows, SHEET_SIDE, columns, SHEET_SIDE, 3).transpose(0, 2, 4, 1, 3)
    pictures = torch.from_numpy(grid.reshape(-1, 3, SHEET_SIDE, SHEET_SIDE)[:count].copy())
    if size == SHEET_SIDE:
        return pictures
    smaller = functional.interpolate(pictures.float(), (size, size), mode="area")
    return smaller.round().to(torch.uint8)
