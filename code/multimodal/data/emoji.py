"""OpenMoji pictures with their Unicode CLDR names: real ones, though drawn and from a dictionary.

1,914 concepts that have a name in English, Spanish and Chinese, without skin tones. The split is
fixed and by family: variants of one concept (gender, hair, direction) and pictures that look alike
never stand on both sides; flags stand alone, since each is a concept of its own.

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
from multimodal.language import LANGUAGES

SHEET_SIDE = 64


@dataclass(frozen=True)
class Concept:
    """One emoji: its character, its names, its family, and the part of the split it stands in."""

    id: str
    emoji: str
    names: dict[str, str]
    family: str
    split: str


def emoji_concepts() -> list[Concept]:
    """All concepts, in the order of :func:`load_emoji`."""
    with asset("openmoji", "concepts.csv").open(encoding="utf-8", newline="") as file:
        return [
            Concept(
                id=row["id"],
                emoji=row["emoji"],
                names={language: row[language] for language in LANGUAGES},
                family=row["family"],
                split=row["split"],
            )
            for row in csv.DictReader(file)
        ]


def load_emoji(size: int = 32, *, split: str | None = None) -> PairDataset:
    """Pictures of ``size`` × ``size`` pixels on white, one name per language.

    Args:
        size: 8 … 64.
        split: ``train`` (1,531 concepts), ``test`` (383), or all when omitted.

    Raises:
        ValueError: an unknown split, or a size that the drawings do not have.
    """
    if not 8 <= size <= SHEET_SIDE:
        raise ValueError(f"size must be between 8 and {SHEET_SIDE} pixels, got {size}")
    if split not in (None, "train", "test"):
        raise ValueError(f"unknown split {split!r}: choose train or test")
    concepts = emoji_concepts()
    everything = PairDataset(
        images=_pictures(len(concepts), size),
        captions={
            language: [[concept.names[language]] for concept in concepts] for language in LANGUAGES
        },
        ids=tuple(concept.id for concept in concepts),
    )
    if split is None:
        return everything
    return everything.subset([i for i, concept in enumerate(concepts) if concept.split == split])


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
