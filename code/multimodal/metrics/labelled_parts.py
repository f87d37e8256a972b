"""Features and classes in two parts, one to learn from and one to test on."""

from typing import Any

import torch
from torch import Tensor

from multimodal.arguments import as_tensor, measurable

Labelled = tuple[Any, Any]
"""features (N, D) and their classes (N,), of any kind of array"""


def both_parts(train: Labelled, test: Labelled) -> list[tuple[Tensor, Tensor]]:
    """Features and classes to learn from and to test on, in one precision.

    Raises:
        ValueError: as :func:`measurable`; features and classes of different number, features of
            two widths, or classes that are no whole numbers from 0 on.
    """
    (x, classes), (other, answers) = (_with_classes(*part) for part in (train, test))
    if x.shape[1] != other.shape[1]:
        raise ValueError(f"features of {x.shape[1]} numbers to learn, of {other.shape[1]} to test")
    precise = torch.promote_types(x.dtype, other.dtype)
    return [(x.to(precise), classes), (other.to(precise), answers)]


def _with_classes(features: Any, classes: Any) -> tuple[Tensor, Tensor]:
    x, y = measurable("features", features), as_tensor("classes", classes)
    if y.ndim != 1 or len(x) != len(y):
        raise ValueError(f"{len(x)} rows of features for {len(y) if y.ndim else 1} classes")
    if y.is_floating_point() or y.dtype == torch.bool or int(y.min()) < 0:
        raise ValueError(f"classes must be whole numbers from 0 on, got {y.dtype}")
    return x, y
