"""Data sets too large for memory: captions, and paths of pictures that are opened when needed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image, ImageOps
from torch import Tensor

from multimodal.data.pairs import PairDataset
from multimodal.data.public.images import open_image
from multimodal.data.public.places import is_file, picture_path


@dataclass(frozen=True)
class CaptionedFiles:
    """Pictures on disk with their captions; one entry is one image.

    Attributes:
        paths: one file per image.
        captions: language → per image, its captions.

    Raises:
        ValueError: counts differ, or files are missing.
    """

    paths: tuple[Path, ...]
    captions: dict[str, list[list[str]]]

    def __post_init__(self) -> None:
        for language, captions in self.captions.items():
            if len(captions) != len(self.paths):
                raise ValueError(f"{len(self.paths)} pictures, {len(captions)} in {language!r}")
        missing = [path.name for path in self.paths if not is_file(path)]
        if missing:
            folder = self.paths[0].parent
            raise ValueError(f"{folder}: {len(missing)} pictures are missing, first {missing[0]}")

    def __len__(self) -> int:
        return len(self.paths)

    def pairs(self, size: int, indices: Sequence[int] | None = None) -> PairDataset:
        """Open the pictures (all, or those at ``indices``) as one :class:`PairDataset`.

        Each is cut to its central square and reduced to ``size`` × ``size`` pixels: N pictures
        take 3 · N · size² bytes.
        """
        chosen = range(len(self)) if indices is None else indices
        return PairDataset(
            images=torch.stack([read_square(self.paths[index], size) for index in chosen]),
            captions={
                language: [captions[index] for index in chosen]
                for language, captions in self.captions.items()
            },
            ids=tuple(self.paths[index].name for index in chosen),
        )


def captioned_files(
    folder: Path, names: Sequence[str], captions: Mapping[str, list[str]], *, language: str = "en"
) -> CaptionedFiles:
    """Join file names with their captions.

    Raises:
        ValueError: no image, one without captions, one that is named twice, or a missing file.
    """
    if not names:
        raise ValueError(f"{folder}: no pictures of this part are named")
    twice, count = Counter(names).most_common(1)[0]
    if count > 1:
        raise ValueError(f"{folder}: the picture {twice} is named {count} times")
    silent = [name for name in names if not captions.get(name)]
    if silent:
        raise ValueError(f"{folder}: {len(silent)} pictures have no caption, first {silent[0]}")
    return CaptionedFiles(
        paths=tuple(picture_path(folder, name) for name in names),
        captions={language: [captions[name] for name in names]},
    )


def read_square(path: Path, size: int) -> Tensor:
    """The central square of a picture, (3, size, size) uint8."""
    square = ImageOps.fit(open_image(path), (size, size), Image.Resampling.BICUBIC)
    return torch.from_numpy(np.array(square)).permute(2, 0, 1)
