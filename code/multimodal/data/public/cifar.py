"""CIFAR: 60,000 pictures of 32 × 32 pixels in ten or a hundred classes, in its own split.

Krizhevsky 2009; the archives hold pickles, which :mod:`.cifar_batches` reads safely.
"""

from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from multimodal.data.public.cifar_batches import read_batch
from multimodal.data.public.download import Source
from multimodal.data.public.places import find, named_folder, offer

CIFAR10 = Source(
    "https://www.cs.toronto.edu/~kriz/cifar-10-python.tar.gz",
    "md5:c58f30108f718f92721af3b95e74349a",
    163,
)
CIFAR100 = Source(
    "https://www.cs.toronto.edu/~kriz/cifar-100-python.tar.gz",
    "md5:eb9058c3a382ffc7106e4002c42a8d85",
    161,
)
FILES: dict[str, tuple[str, ...]] = {
    "train": tuple(f"data_batch_{n}" for n in range(1, 6)),
    "test": ("test_batch",),
}
CLASSES = {
    "en": ["airplane", "car", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"],
    "es": [
        "avión",
        "coche",
        "pájaro",
        "gato",
        "ciervo",
        "perro",
        "rana",
        "caballo",
        "barco",
        "camión",
    ],
    "zh": ["飞机", "汽车", "鸟", "猫", "鹿", "狗", "青蛙", "马", "船", "卡车"],
}
FILES100: dict[str, tuple[str, ...]] = {"train": ("train",), "test": ("test",)}


class Kind(NamedTuple):
    """What tells the two data sets apart.

    Attributes:
        name: of the data set.
        inner: the folder in the archive.
        files: split → its files.
        mark: a file beside them that nothing else has; empty when they are that themselves.
        labels: their key.
        classes: how many.
    """

    name: str
    inner: str
    files: dict[str, tuple[str, ...]]
    mark: str
    labels: str
    classes: int


class Cifar(NamedTuple):
    """Pictures with the number of their class; ``CLASSES`` names the ten of CIFAR-10."""

    images: Tensor
    """(N, 3, 32, 32) uint8"""
    labels: Tensor
    """(N,) int64, from 0"""


def load_cifar10(
    folder: Path | str, *, split: str, download: bool = False, source: Source = CIFAR10
) -> Cifar:
    """``train`` (50,000 pictures) or ``test`` (10,000), from wherever the files lie in the folder.

    Args:
        folder: where data sets live.
        split: which part.
        download: fetch the archive (163 MB) when it is not there.
        source: to name a mirror.

    Raises:
        ValueError: an unknown split; missing, broken or unexpected files.
    """
    kind = Kind("CIFAR-10", "cifar-10-batches-py", FILES, "", "labels", 10)
    return _load(kind, folder, split, download, source)


def load_cifar100(
    folder: Path | str, *, split: str, download: bool = False, source: Source = CIFAR100
) -> Cifar:
    """As :func:`load_cifar10`, with the hundred fine classes of CIFAR-100."""
    kind = Kind("CIFAR-100", "cifar-100-python", FILES100, "meta", "fine_labels", 100)
    return _load(kind, folder, split, download, source)


def _load(kind: Kind, folder: Path | str, split: str, download: bool, source: Source) -> Cifar:
    if split not in kind.files:
        raise ValueError(f"unknown split {split!r}: choose train or test")
    files = kind.files[split]
    wanted = (f"{kind.inner}/{files[0]}", kind.mark or files[0])
    folder = named_folder(folder)
    found = find(folder, wanted + files[:1] if folder.name == kind.inner else wanted)
    if found is None:
        name = kind.name.lower()
        place = offer(source, folder, download=download, looked_for=wanted[0], name=name)
        found = find(place, wanted) or place / wanted[0]
    paths = [found.with_name(name) for name in files]
    batches = [read_batch(path, kind.name, kind.labels, kind.classes) for path in paths]
    pixels = np.concatenate([batch.pixels for batch in batches])
    labels = np.concatenate([batch.labels for batch in batches])
    return Cifar(torch.from_numpy(pixels.reshape(-1, 3, 32, 32)), torch.from_numpy(labels))
