"""Flickr8k dealt out: by image, as it must be, or by caption, to see what that does."""

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import torch

from multimodal.data.caption_rows import split_by_caption
from multimodal.data.pairs import PairDataset
from multimodal.data.public.captioned_files import CaptionedFiles
from multimodal.data.public.captioned_folder import SPLITS, caption_files, load_captioned
from multimodal.data.public.flickr import FLICKR8K_CAPTIONS, load_flickr8k
from multimodal.data.splits import split_by_image

SHARES = {"train": 0.75, "validation": 0.125, "test": 0.125}
"""of the images where no official lists are at hand; the official ones are as large"""
WAYS = ("image", "caption")


class Parts(NamedTuple):
    """What to learn from, what was held out beside it, and images of neither."""

    train: PairDataset
    held_out: PairDataset
    test: PairDataset


def flickr_parts(folder: Path | str, *, by: str, size: int = 224, download: bool = False) -> Parts:
    """Flickr8k in three parts; the test images are the same whatever the split.

    Args:
        folder: with the official archives, or with pictures and captions in any layout that
            :func:`.load_captioned` finds, Flickr30k and COCO among them.
        by: ``image`` holds out whole images; ``caption`` deals the captions of training and
            validation images out blindly: nearly every held-out one describes a known image.
        size: sides of the pictures, in pixels; the central square is taken, nothing is squashed.
        download: fetch the official archives when they are missing.

    Raises:
        ValueError: another kind of split; missing, broken or unexpected files.
    """
    if by not in WAYS:
        raise ValueError(f"unknown split {by!r}: choose one of {', '.join(WAYS)}")
    files = caption_parts(folder, download=download)
    train, validation, test = (files[part].pairs(size) for part in SPLITS)
    if by == "image":
        return Parts(train, validation, test)
    share = len(validation) / (len(train) + len(validation))
    return Parts(*split_by_caption(_join(train, validation), share, seed=0), test)


def caption_parts(folder: Path | str, *, download: bool = False) -> dict[str, CaptionedFiles]:
    """The three parts as files, none of them opened: as the data name them, or dealt by image.

    Raises:
        ValueError: missing, broken or unexpected files.
    """
    return _found(folder) or _official(folder, download)


def _official(folder: Path | str, download: bool) -> dict[str, CaptionedFiles]:
    return {part: load_flickr8k(folder, split=part, download=download) for part in SPLITS}


def _found(folder: Path | str) -> dict[str, CaptionedFiles]:
    """The parts that the data name, or dealt by image; empty for Flickr8k's own files, or none."""
    names = [path.name for path in caption_files(folder)]
    if not names or FLICKR8K_CAPTIONS in names:
        return {}
    parts = load_captioned(folder)
    if set(SPLITS) <= set(parts):
        return parts
    paths = [path for files in parts.values() for path in files.paths]
    captions = [texts for files in parts.values() for texts in files.captions["en"]]
    dealt = split_by_image([str(path) for path in paths], SHARES, seed=0)
    return {
        part: CaptionedFiles(
            tuple(paths[row] for row in rows), {"en": [captions[row] for row in rows]}
        )
        for part, rows in dealt.items()
    }


def _join(first: PairDataset, second: PairDataset) -> PairDataset:
    return replace(
        first,
        images=torch.cat([first.images, second.images]),
        captions={"en": first.captions["en"] + second.captions["en"]},
        ids=first.ids + second.ids,
    )
