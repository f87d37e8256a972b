"""Images with captions in several languages: what every image–text model of the course trains on.

Letters: N images in a data set, B in a batch, M tokens.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Self

import numpy as np
import torch
from torch import Tensor

from multimodal.arguments import as_texts
from multimodal.data.caption_table import CaptionTable, Tokenise
from multimodal.data.stream import Augment, Stream, torch_generator
from multimodal.language import DATA_LANGUAGES


class PairBatch(NamedTuple):
    """Images, each beside one of its captions."""

    images: Tensor
    """(B, 3, H, W) float in [0, 1]"""
    tokens: Tensor
    """(B, M) int64, padded with 0"""
    mask: Tensor
    """(B, M) bool, True = real"""
    image_ids: Tensor
    """(B,) int64; equal ids are the same image"""

    def to(self, device: torch.device | str) -> "PairBatch":
        """The same batch on another device."""
        return PairBatch(*(field.to(device) for field in self))


@dataclass(frozen=True)
class PairDataset:
    """Images and all their captions. One entry is one image, so a subset is a split by image.

    Attributes:
        images: (N, 3, H, W) uint8.
        captions: language → per image, its captions (at least one).
        ids: the images' names, all different.

    Raises:
        ValueError: shapes, counts or captions that do not fit together.
    """

    images: Tensor
    captions: dict[str, list[list[str]]]
    ids: tuple[str, ...]

    def __post_init__(self) -> None:
        if self.images.dtype != torch.uint8 or self.images.ndim != 4 or self.images.shape[1] != 3:
            raise ValueError(
                f"images must be (N, 3, H, W) uint8, "
                f"got {tuple(self.images.shape)} {self.images.dtype}"
            )
        if len(self.ids) != len(self.images):
            raise ValueError(f"{len(self.images)} images but {len(self.ids)} ids")
        if len(set(self.ids)) != len(self.ids):
            raise ValueError("ids must differ: keep all captions of an image in one entry")
        checked = {
            language: _checked_captions(language, captions, self.ids)
            for language, captions in self.captions.items()
        }
        object.__setattr__(self, "captions", checked)

    def __len__(self) -> int:
        return len(self.ids)

    def subset(self, indices: Sequence[int]) -> Self:
        """The images at ``indices``, in that order, with all their captions."""
        chosen = [int(index) for index in indices]
        return replace(
            self,
            images=self.images[torch.tensor(chosen, dtype=torch.long)],
            captions={
                language: [captions[index] for index in chosen]
                for language, captions in self.captions.items()
            },
            ids=tuple(self.ids[index] for index in chosen),
        )

    def texts(self, languages: Sequence[str] | None = None) -> list[str]:
        """All captions, of all images, in ``languages`` (all of them when omitted)."""
        chosen = self.captions if languages is None else languages
        return [
            text
            for language in chosen
            for captions in self.of_language(language)
            for text in captions
        ]

    def of_language(self, language: str) -> list[list[str]]:
        """Per image, its captions in one language.

        Raises:
            ValueError: the data set has no captions in it.
        """
        if language not in self.captions:
            raise ValueError(
                f"no captions in {language!r}: this data set has {', '.join(self.captions)}"
            )
        return self.captions[language]


def _checked_captions(
    language: str, captions: Sequence[Iterable[str]], ids: tuple[str, ...]
) -> list[list[str]]:
    """Per image, its captions as a list."""
    found = []
    if len(captions) != len(ids):
        raise ValueError(f"{len(ids)} images but captions in {language!r} for {len(captions)}")
    for image, texts in zip(ids, captions, strict=True):
        try:
            written = as_texts(texts)
        except ValueError as error:
            raise ValueError(f"captions of image {image!r} in {language!r}: {error}") from error
        if not written or not all(text.strip() for text in written):
            raise ValueError(f"image {image!r} has no caption or an empty one in {language!r}")
        found.append(written)
    return found


def as_floats(images: Tensor) -> Tensor:
    """Bytes 0…255 as floats in [0, 1]: what encoders read."""
    return images.float() / 255


class PairLoader(Stream[PairBatch]):
    """Batches of pairs: an image at most once per batch, one language and caption drawn for each.

    Args:
        dataset: N images with captions.
        tokenise: turns captions into tokens, such as a tokenizer's ``encode_batch``.
        batch_size: B ≤ N; the N mod B images left over in an epoch wait for another one.
        seed: of the order, the languages, the captions and the augmentation.
        languages: drawn from with equal chances.
        augment: changes the pictures of a batch; none when omitted.

    Raises:
        ValueError: an impossible batch size, or a language without captions.
    """

    def __init__(
        self,
        dataset: PairDataset,
        tokenise: Tokenise,
        *,
        batch_size: int,
        seed: int,
        languages: Sequence[str] = DATA_LANGUAGES,
        augment: Augment | None = None,
    ) -> None:
        super().__init__(len(dataset), batch_size=batch_size, seed=seed)
        if not languages:
            raise ValueError("name at least one language")
        self.dataset = dataset
        self.languages = tuple(languages)
        self.augment = augment
        self._tables = [CaptionTable(dataset.of_language(code), tokenise) for code in languages]

    def _data(self) -> object:
        return [self.dataset.images, *(table.contents for table in self._tables)]

    def _drawn(self) -> object:
        return self.languages, self.augment

    def _batch(self, rows: np.ndarray, random: np.random.Generator) -> PairBatch:
        tokens = self._draw_captions(rows, random)
        chosen = torch.from_numpy(rows)
        images = as_floats(self.dataset.images[chosen])
        if self.augment is not None:
            images = self.augment(images, torch_generator(random))
        return PairBatch(images, tokens, tokens != 0, chosen)

    def _draw_captions(self, indices: np.ndarray, random: np.random.Generator) -> Tensor:
        language = random.integers(len(self._tables), size=len(indices))
        draw = random.random(len(indices))
        rows = [
            self._tables[which].row(image, share)
            for which, image, share in zip(language, indices, draw, strict=True)
        ]
        tokens = np.zeros((len(rows), max(map(len, rows))), dtype=np.int64)  # (B, M)
        for line, row in zip(tokens, rows, strict=True):
            line[: len(row)] = row
        return torch.from_numpy(tokens)
