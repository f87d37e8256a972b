from collections.abc import Callable, Sequence

from torch import Tensor

Encode = Callable[[list[str]], Tensor]  # n texts → (n, D), rows of any length


def class_vectors(encode: Encode, templates: Sequence[str], names: Sequence[str]) -> Tensor:
    """One unit vector per class: the mean over its filled templates. (C, D)"""
    raise NotImplementedError


def classify(images: Tensor, classes: Tensor, scale: float) -> Tensor:
    """Probabilities of the classes for images of any length. (B, C)"""
    raise NotImplementedError
