from collections.abc import Callable, Sequence

from torch import Tensor

# n texts → (n, D), rows of any length
Encode = Callable[[list[str]], Tensor]


def class_vectors(
    encode: Encode, templates: Sequence[str], names: Sequence[str]
) -> Tensor:
    """(C, D): one unit vector per class, the mean over its templates."""
    raise NotImplementedError


def classify(images: Tensor, classes: Tensor, scale: float) -> Tensor:
    """Probabilities of the classes for images of any length. (B, C)"""
    raise NotImplementedError
