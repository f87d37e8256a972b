"""Garments: real photographs of 28 × 28 grey pixels in ten classes, enough to train on.

Fashion-MNIST (Xiao et al. 2017, arXiv 1708.07747; Zalando SE, MIT licence). The package ships the
first 20,000 pictures of its training part and the first 4,000 of its test part.
"""

from functools import cache

import numpy as np
import torch

from multimodal.assets import asset
from multimodal.data.labelled import LabelledImages
from multimodal.language import DATA_LANGUAGES, Words

CLASSES = (
    "top", "trousers", "pullover", "dress", "coat",
    "sandal", "shirt", "sneaker", "bag", "boot",
)  # fmt: skip
"""Keys of the class names, in the order of the labels."""
BRIGHTEST = 255


def load_fashion(split: str, count: int | None = None) -> LabelledImages:
    """The garments of ``train`` (20,000) or ``test`` (4,000): (N, 1, 28, 28), 1 = brightest.

    Args:
        split: ``train`` or ``test``.
        count: take the first so many, all when omitted; their order is already random.

    Raises:
        ValueError: an unknown split, or more pictures than it has.
    """
    if split not in ("train", "test"):
        raise ValueError(f"unknown split {split!r}: choose train or test")
    pixels, labels = _read(split)
    if count is not None and not 1 <= count <= len(labels):
        raise ValueError(f"count must be between 1 and {len(labels)} for {split}, got {count}")
    images = torch.from_numpy(pixels[:count]).float().div(BRIGHTEST).unsqueeze(1)
    return LabelledImages(images, torch.from_numpy(labels[:count].astype(np.int64)))


def class_names() -> dict[str, list[str]]:
    """What the labels 0 … 9 mean, per language."""
    return {
        language: [Words(language, "fashion")(name) for name in CLASSES]
        for language in DATA_LANGUAGES
    }


@cache
def _read(split: str) -> tuple[np.ndarray, np.ndarray]:
    with np.load(asset("fashion", f"{split}.npz")) as file:
        return file["images"], file["labels"]
