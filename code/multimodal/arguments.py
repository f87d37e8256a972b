"""What arguments must be, whatever a reader has at hand: refused in a sentence that names them."""

from collections.abc import Iterable, Mapping, Set
from numbers import Integral
from typing import Any

import numpy as np
import torch
from torch import Tensor


def require_positive(**numbers: float) -> None:
    """Numbers above 0; raises a ``ValueError`` that names the first that is not."""
    for name, number in numbers.items():
        if not number > 0:
            raise ValueError(f"{name} must be positive, got {number}")


def require_whole(least: int, **numbers: int) -> None:
    """Whole numbers from ``least`` on; raises a ``ValueError`` that names the first that is not."""
    for name, number in numbers.items():
        if isinstance(number, bool) or not isinstance(number, Integral) or number < least:
            raise ValueError(f"{name} must be a whole number of at least {least}, got {number!r}")


def require_floats(**tensors: Tensor) -> None:
    """Tensors that hold at least one number, none of them whole numbers.

    Whether the numbers are finite shows in the loss: to look here would make a GPU wait.

    Raises:
        ValueError: it names the first that is something else.
    """
    for name, tensor in tensors.items():
        if not isinstance(tensor, Tensor):
            raise ValueError(
                f"{name} must be a tensor, got {type(tensor).__name__}: torch.as_tensor makes one"
            )
        if not tensor.is_floating_point():
            raise ValueError(f"{name} must hold floating-point numbers, got {tensor.dtype}")
        if not tensor.numel():
            raise ValueError(f"{name} is empty: its shape is {tuple(tensor.shape)}")


def require_together(**tensors: Tensor) -> None:
    """Tensors of floats of one precision on one device.

    Raises:
        ValueError: it says how one differs from the first.
    """
    require_floats(**tensors)
    (one, first), *others = tensors.items()
    mixed = torch.is_autocast_enabled(first.device.type)  # brings precisions together
    for name, tensor in others:
        for what in ("device",) if mixed else ("device", "dtype"):
            here, there = getattr(first, what), getattr(tensor, what)
            if here != there:
                raise ValueError(f"{one} and {name} must have one {what}, got {here} and {there}")


def measurable(name: str, values: Any, *, ndim: int = 2, least: int = 1) -> Tensor:
    """Numbers to be measured as a tensor on their device: taken from tensors, arrays and lists.

    Raises:
        ValueError: no numbers, another number of dimensions, fewer than ``least`` rows, or one
            that is not a number.
    """
    found = as_tensor(name, values)
    if found.ndim != ndim or len(found) < least or not found.numel():
        wanted = "(N, D)" if ndim == 2 else "(N,)"
        raise ValueError(
            f"{name} must be {wanted} with at least {least} rows, got {tuple(found.shape)}"
        )
    if found.is_floating_point() and bool(found.isnan().any()):
        raise ValueError(f"{name} holds values that are not numbers (NaN)")
    return found


def as_tensor(name: str, values: Any) -> Tensor:
    """Any array of real numbers, booleans included, as a tensor without gradient."""
    if isinstance(values, Tensor):
        found = values.detach()
    else:
        try:
            found = torch.from_numpy(np.array(values))
        except (TypeError, ValueError) as error:
            raise ValueError(f"{name} must hold numbers: {error}") from error
    if found.is_complex():
        raise ValueError(f"{name} must hold real numbers, got {found.dtype}")
    return found


def in_double(values: Tensor) -> Tensor:
    """In double precision and on the CPU: some devices have no such numbers."""
    return values.detach().cpu().double()


def as_texts(texts: Iterable[str]) -> list[str]:
    """A list, column, array or generator of texts as a list.

    Raises:
        ValueError: one text instead of several, a table, or an entry that is no text that can be
            written; it says which.
    """
    unordered = isinstance(texts, str | bytes | Mapping | Set)
    if unordered or not isinstance(texts, Iterable) or getattr(texts, "ndim", 1) != 1:
        raise ValueError(f"texts must be a list or column of texts, got {type(texts).__name__}")
    found = list(texts)
    for number, text in enumerate(found):
        if not isinstance(text, str):
            raise ValueError(
                f"text {number} (from 0 on) is {text!r} of type {type(text).__name__}, not a text: "
                "leave it out or fill it in"
            )
        if not text.isascii() and any("\ud800" <= letter <= "\udfff" for letter in text):
            raise ValueError(
                f"text {number} (from 0 on) holds half a character: {text[:60]!r}; "
                "read its file again with the right encoding"
            )
    return found
