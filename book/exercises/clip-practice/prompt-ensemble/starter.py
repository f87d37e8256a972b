from collections.abc import Callable, Sequence

from torch import Tensor

# n texts → (n, D), rows of any norm
Encode = Callable[[list[str]], Tensor]


def class_vectors(
    encode: Encode,
    templates: Sequence[str],
    synonyms: Sequence[Sequence[str]],
) -> Tensor:
    """(C, D): a unit vector per class, over its names and templates."""
    raise NotImplementedError


def classify(images: Tensor, classes: Tensor, scale: float) -> Tensor:
    """Probabilities of the classes for images of any norm. (B, C)"""
    raise NotImplementedError
