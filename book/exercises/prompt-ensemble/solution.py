from collections.abc import Callable, Sequence

import torch.nn.functional as F
from torch import Tensor

Encode = Callable[[list[str]], Tensor]  # n texts → (n, D), rows of any length


def class_vectors(encode: Encode, templates: Sequence[str], names: Sequence[str]) -> Tensor:
    """One unit vector per class: the mean over its filled templates. (C, D)"""
    if not templates or not names or not all("{}" in template for template in templates):
        raise ValueError("at least one class and one template are needed, each template with {}")
    texts = [template.format(name) for name in names for template in templates]
    vectors = F.normalize(encode(texts), dim=-1)  # (C * T, D)
    means = vectors.unflatten(0, (len(names), len(templates))).mean(dim=1)  # (C, D)
    return F.normalize(means, dim=-1)


def classify(images: Tensor, classes: Tensor, scale: float) -> Tensor:
    """Probabilities of the classes for images of any length. (B, C)"""
    return (scale * F.normalize(images, dim=-1) @ classes.T).softmax(dim=-1)
