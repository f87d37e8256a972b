from collections.abc import Callable, Sequence

import torch.nn.functional as F
from torch import Tensor

# n texts → (n, D), rows of any length
Encode = Callable[[list[str]], Tensor]


def class_vectors(
    encode: Encode, templates: Sequence[str], names: Sequence[str]
) -> Tensor:
    """(C, D): one unit vector per class, the mean over its templates."""
    whole = all("{}" in template for template in templates)
    if not (templates and names and whole):
        raise ValueError(
            "classes and templates are needed, each template with {}"
        )
    texts = [
        template.format(name) for name in names for template in templates
    ]
    vectors = F.normalize(encode(texts), dim=-1)  # (C * T, D)
    groups = vectors.unflatten(0, (len(names), len(templates)))
    means = groups.mean(dim=1)  # (C, D)
    return F.normalize(means, dim=-1)


def classify(images: Tensor, classes: Tensor, scale: float) -> Tensor:
    """Probabilities of the classes for images of any length. (B, C)"""
    return (scale * F.normalize(images, dim=-1) @ classes.T).softmax(dim=-1)
