"""Batches of CIFAR: pickles of arrays and plain containers, checked value by value.

A pickle can run code when it is read, and ask for any amount of memory. Here classes and functions
are stand-ins that build arrays from bytes that are in the file, and nothing else.
"""

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from multimodal.data.public.plain_text import kind_of, shortened

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
        content = _load(path)
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


def _load(path: Path) -> object:
    if not path.is_file():
        raise ValueError("there is no such file")
    try:
        with path.open("rb") as file:
            return _PlainUnpickler(file, encoding="latin1").load()
    except Exception as error:  # a pickle can raise anything
        raise ValueError(str(error)[:100] or type(error).__name__) from error


def _entry(content: dict[Any, Any], key: str) -> Any:
    if key not in content:
        known = ", ".join(name[:20] for name in list(content)[:8] if isinstance(name, str))
        raise ValueError(f"{key} is missing, it holds {known or 'nothing with a name'}")
    return content[key]


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


class _PlainUnpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        found = HARMLESS.get((module.replace("numpy._core", "numpy.core"), name))
        if found is None:
            raise pickle.UnpicklingError(f"it asks for {module}.{name}")
        return found


def _array(*arguments: object) -> None:
    raise ValueError("it asks for an array without its bytes")


def _empty(kind: object, shape: tuple[int, ...], dtype: object) -> np.ndarray:
    """What numpy fills with the bytes that follow: an array without elements."""
    if shape != (0,):
        _array()
    return np.empty(0, np.uint8)


def _from_bytes(data: bytes, dtype: np.dtype, shape: tuple[int, ...], order: Any) -> np.ndarray:
    return np.frombuffer(data, dtype).reshape(shape, order=order)


def _scalar(dtype: np.dtype, data: bytes) -> Any:
    return np.frombuffer(data, dtype, count=1)[0]


def _dtype(name: str, *options: object) -> np.dtype:
    """Numbers only: a type of text or bytes may claim any size."""
    found = np.dtype(str(name)[:4], align=False, copy=True)
    if found.kind not in "biufO":
        raise ValueError(f"an array of type {str(name)[:20]}")
    return found


def _encoded(text: str, encoding: str = "latin1") -> bytes:
    return str(text).encode("latin1")


HARMLESS: dict[tuple[str, str], Callable[..., Any]] = {
    ("numpy", "ndarray"): _array,
    ("numpy", "dtype"): _dtype,
    ("numpy.core.multiarray", "_reconstruct"): _empty,
    ("numpy.core.numeric", "_frombuffer"): _from_bytes,
    ("numpy.core.multiarray", "scalar"): _scalar,
    ("_codecs", "encode"): _encoded,
}
"""module and name → what stands in for it"""
