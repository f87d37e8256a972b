"""What the models of a study made of every single test item, kept small beside its table.

With it two models can be compared on the same items, see :mod:`multimodal.metrics.paired`.
Letters: M test items.
"""

import io
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from torch import Tensor

Answers = dict[str, dict[int, np.ndarray]]
"""name → index of a row → (M,) bool or float32"""


def split_answers(rows: Iterable[Mapping[str, Any]]) -> tuple[list[dict[str, Any]], Answers]:
    """Take what is a tensor or an array out of the rows.

    Returns:
        The rows without it, for a table; and the answers.

    Raises:
        ValueError: one that is not (M,), or answers of one name for different numbers of items.
    """
    columns: list[dict[str, Any]] = []
    kept: Answers = {}
    for index, row in enumerate(rows):
        columns.append({key: value for key, value in row.items() if not _is_answer(value)})
        for name, value in row.items():
            if _is_answer(value):
                kept.setdefault(name, {})[index] = _small(name, value)
    for name, found in kept.items():
        if len({len(one) for one in found.values()}) > 1:
            raise ValueError(f"answers {name!r} are about different numbers of test items")
    return columns, kept


def pack(kept: Answers) -> bytes:
    """As bytes of a compressed file; the same answers give the same bytes."""
    arrays = {}
    for name, found in kept.items():
        arrays[f"{name}.rows"] = np.array(list(found))
        arrays[name] = np.stack(list(found.values()))
    file = io.BytesIO()
    np.savez_compressed(file, allow_pickle=False, **arrays)
    return file.getvalue()


def unpack(packed: bytes) -> Answers:
    """What :func:`pack` was given."""
    with np.load(io.BytesIO(packed), allow_pickle=False) as arrays:
        names = [name for name in arrays.files if not name.endswith(".rows")]
        return {
            name: dict(zip(arrays[f"{name}.rows"].tolist(), arrays[name], strict=True))
            for name in names
        }


def _is_answer(value: object) -> bool:
    return isinstance(value, Tensor | np.ndarray) and value.ndim > 0


def _small(name: str, values: Tensor | np.ndarray) -> np.ndarray:
    array = values.detach().cpu().numpy() if isinstance(values, Tensor) else values
    if array.ndim != 1:
        raise ValueError(f"answers {name!r} must be (M,), got {array.shape}")
    return array if array.dtype == bool else array.astype(np.float32)
