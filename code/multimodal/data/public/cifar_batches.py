"""Batches of CIFAR: pickles of arrays and plain containers, checked value by value.

What a pickle may do when it is read is in :mod:`.plain_pickle`.
"""

from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from multimodal.data.public.plain_pickle import Array, read_pickle
from multimodal.data.public.reading.plain_text import kind_of, shortened

PIXELS = 3072


class Batch(NamedTuple):
    """Pictures as (N, 3072) uint8, and their labels as (N,) int64."""

    pixels: np.ndarray
    labels: np.ndarray


def read_batch(path: Path, data_set: str, key: str, classes: int) -> Batch:
    """One file of CIFAR.

    Args:
        path: the file.
        data_set: its name, for messages.
        key: the name of the labels in it.
        classes: how many there are; labels count from 0.

    Raises:
        ValueError: the file is missing, broken, asks for more than arrays, or holds other values.
    """
    try:
        content = read_pickle(path)
        if not isinstance(content, dict):
            raise ValueError(f"it holds {kind_of(content)}, expected a dictionary")
        pixels, labels = _entry(content, "data"), _entry(content, key)
        _require_pixels(pixels)
        _require_labels(labels, key, classes)
        if pixels.shape != (len(labels), PIXELS):
            expected = f"({len(labels)}, {PIXELS})"
            raise ValueError(f"data has the shape {pixels.shape}, expected {expected}")
    except ValueError as error:
        raise ValueError(f"{path}: no batch of {data_set}: {error}") from error
    return Batch(pixels, np.array([int(label) for label in labels], dtype=np.int64))


def _entry(content: dict[Any, Any], key: str) -> Any:
    if key not in content:
        known = ", ".join(name[:20] for name in list(content)[:8] if isinstance(name, str))
        raise ValueError(f"{key} is missing, it holds {known or 'nothing with a name'}")
    value = content[key]
    return value.content if isinstance(value, Array) else value


def _require_pixels(pixels: object) -> None:
    if not isinstance(pixels, np.ndarray):
        raise ValueError(f"data is {kind_of(pixels)}, expected an array of uint8")
    if pixels.dtype != np.uint8:
        found = f"{pixels.dtype} of shape {pixels.shape}"
        raise ValueError(f"data is an array of {found}, expected uint8")


def _require_labels(labels: Any, key: str, classes: int) -> None:
    flat = isinstance(labels, np.ndarray) and labels.ndim == 1
    if not flat and not isinstance(labels, list | tuple):
        raise ValueError(f"{key} is {kind_of(labels)}, expected a list of whole numbers")
    for place, label in enumerate(labels):
        whole = type(label) is int or isinstance(label, np.integer)
        if not whole or not 0 <= label < classes:
            shown = shortened(label.item() if isinstance(label, np.generic) else label)
            expected = f"a whole number from 0 to {classes - 1}"
            raise ValueError(f"{key}[{place}] is {shown}, expected {expected}")
