"""CIFAR-10: 60,000 pictures of 32 × 32 pixels in ten classes (Krizhevsky 2009), in its own split.

The archive holds pickles, which can run code when they are read; the reader here accepts arrays and
plain containers only.
"""

import pickle
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor

from multimodal.data.public.download import Source, provide

CIFAR10 = Source(
    "https://www.cs.toronto.edu/~kriz/cifar-10-python.tar.gz",
    "md5:c58f30108f718f92721af3b95e74349a",
    163,
)
FILES = {"train": tuple(f"data_batch_{n}" for n in range(1, 6)), "test": ("test_batch",)}
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
HARMLESS = {
    ("numpy", "ndarray"),
    ("numpy", "dtype"),
    ("numpy.core.multiarray", "_reconstruct"),
    ("numpy._core.multiarray", "_reconstruct"),
    ("numpy.core.multiarray", "scalar"),
    ("numpy._core.multiarray", "scalar"),
    ("_codecs", "encode"),
}


class Cifar10(NamedTuple):
    """Pictures with the number of their class; ``CLASSES`` names the classes."""

    images: Tensor
    """(N, 3, 32, 32) uint8"""
    labels: Tensor
    """(N,) int64, 0 … 9"""


def load_cifar10(
    folder: Path | str, *, split: str, download: bool = False, source: Source = CIFAR10
) -> Cifar10:
    """``train`` (50,000 pictures) or ``test`` (10,000).

    Args:
        folder: where data sets live.
        split: which part.
        download: fetch the archive (163 MB) when it is not there.
        source: to name a mirror.

    Raises:
        ValueError: an unknown split; missing, broken or unexpected files.
    """
    if split not in FILES:
        raise ValueError(f"unknown split {split!r}: choose train or test")
    place = provide(source, folder, download=download, name="cifar-10") / "cifar-10-batches-py"
    batches = [_read_batch(place / name) for name in FILES[split]]
    pixels = np.concatenate([batch["data"] for batch in batches])
    labels = np.concatenate([np.asarray(batch["labels"]) for batch in batches])
    return Cifar10(
        images=torch.from_numpy(pixels.reshape(-1, 3, 32, 32)),
        labels=torch.from_numpy(labels.astype(np.int64)),
    )


class _PlainUnpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in HARMLESS:
            raise pickle.UnpicklingError(f"it asks for {module}.{name}")
        return super().find_class(module, name)


def _read_batch(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            content = _PlainUnpickler(file, encoding="latin1").load()
        if content["data"].shape != (len(content["labels"]), 3072):
            raise ValueError(f"pixels of shape {content['data'].shape}")
    except (OSError, ValueError, KeyError, TypeError, EOFError, pickle.UnpicklingError) as error:
        raise ValueError(f"{path}: no batch of CIFAR-10: {error}") from error
    return content
