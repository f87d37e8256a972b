"""What arguments must be, whatever a reader has at hand: refused in a sentence that names them."""

from collections.abc import Iterable, Mapping, Set
from numbers import Integral, Real
from typing import Any

import numpy as np
import torch
from torch import Tensor

FLOATS = (torch.float16, torch.bfloat16, torch.float32, torch.float64)


def require_number(**numbers: Tensor | float) -> None:
    """Each one real number; raises a ``ValueError`` that names the first that is not."""
    for name, number in numbers.items():
        real = isinstance(number, Tensor) and number.numel() == 1 and not number.is_complex()
        if not real and not isinstance(number, Real):
            raise ValueError(f"{name} must be one number, got {' '.join(repr(number).split())}")


def require_positive(**numbers: float) -> None:
    """Numbers above 0; raises a ``ValueError`` that names the first that is not."""
    require_number(**numbers)
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
        if tensor.dtype not in FLOATS:
            raise ValueError(f"{name} must hold floating-point numbers, got {tensor.dtype}")
        if not tensor.numel():
            raise ValueError(f"{name} is empty: its shape is {tuple(tensor.shape)}")


def require_dtype(dtype: torch.dtype, **tensors: Tensor) -> None:
    """Tensors of one kind of numbers, such as ``torch.bool``.

    Raises:
        ValueError: it names the first that is something else.
    """
    for name, tensor in tensors.items():
        found = tensor.dtype if isinstance(tensor, Tensor) else type(tensor).__name__
        if found is not dtype:
            raise ValueError(f"{name} must be a tensor of {dtype}, got {found}")


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


def measurable(
    name: str, values: Any, shape: str = "N D", *, least: int = 1, finite: bool = True
) -> Tensor:
    """Numbers to be measured, taken from a tensor, an array or a list: floats, on the CPU.

    There they are counted alike for every machine, and some GPUs lack double precision.

    Args:
        name: of the argument.
        values: (N, D), or as ``shape`` says.
        shape: a letter for each dimension.
        least: value of the first.
        finite: whether infinity is refused, too.

    Raises:
        ValueError: other shapes, or values that are no numbers.
    """
    found = as_tensor(name, values)
    if found.ndim != len(shape.split()) or len(found) < least or not found.numel():
        letters = shape.replace(" ", ", ") + "," * (" " not in shape)
        raise ValueError(
            f"{name} must be ({letters}) with {shape[0]} of at least {least}, "
            f"got {tuple(found.shape)}"
        )
    if bool(found.isnan().any()):
        raise ValueError(f"{name} holds values that are not numbers")
    if finite and not bool(found.isfinite().all()):
        raise ValueError(f"{name} holds values that are not finite")
    return found if found.is_floating_point() else found.double()


def as_ids(name: str, values: Any, count: int | None = None) -> Tensor:
    """Whole numbers, one for each row; tensors stay on their device.

    Raises:
        ValueError: something else, also floats so large that two numbers may have become one, or
            not ``count`` of them.
    """
    found = values if isinstance(values, Tensor) else as_tensor(name, values)
    if found.ndim != 1 or count not in (None, len(found)):
        raise ValueError(f"{name} must be ({count or 'N'},), got {tuple(found.shape)}")
    whole = not found.is_floating_point() and not found.is_complex()
    if not whole and (found.dtype not in FLOATS or not bool(_exactly_whole(found).all())):
        raise ValueError(f"{name} must be whole numbers, got others of {found.dtype}")
    return found.long()


def _exactly_whole(floats: Tensor) -> Tensor:
    exact = floats.abs() < 2 / torch.finfo(floats.dtype).eps  # beyond, neighbours are one number
    return exact & (floats == floats.floor())


def as_tensor(name: str, values: Any) -> Tensor:
    """Any array of real numbers or truth values as a tensor on the CPU, without gradient.

    Whole numbers become int64, small floats float32.

    Raises:
        ValueError: something else.
    """
    if np.ma.is_masked(values):
        raise ValueError(f"{name} holds masked entries: fill them in or leave them out")
    if isinstance(values, Tensor):
        found = values.detach().cpu()
    else:
        try:
            array = np.array(values)
            found = torch.from_numpy(array.astype(float) if array.dtype == object else array)
        except (TypeError, ValueError, RuntimeError, OverflowError) as error:
            raise ValueError(f"{name} must hold numbers: {error}") from error
    if found.is_complex():
        raise ValueError(f"{name} must hold real numbers, got {found.dtype}")
    if found.dtype == torch.bool or found.dtype == torch.float64:
        return found
    return found.float() if found.is_floating_point() else found.long()


def as_texts(texts: Iterable[str]) -> list[str]:
    """A list, column, array or generator of texts as a list.

    Raises:
        ValueError: one text instead of several, a table, or an entry that is no text that can be
            written; it says which.
    """
    unordered = isinstance(texts, str | bytes | Mapping | Set)
    if unordered or not isinstance(texts, Iterable) or getattr(texts, "ndim", 1) != 1:
        raise ValueError(f"texts must be a list of texts or a column, got {type(texts).__name__}")
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
