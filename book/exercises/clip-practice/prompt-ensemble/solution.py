from collections.abc import Callable, Sequence

import torch
import torch.nn.functional as F
from torch import Tensor

# n texts → (n, D), rows of any norm
Encode = Callable[[list[str]], Tensor]


def class_vectors(
    encode: Encode,
    templates: Sequence[str],
    synonyms: Sequence[Sequence[str]],
) -> Tensor:
    """(C, D): a unit vector per class, over its names and templates."""
    whole = all("{}" in template for template in templates)
    if not (templates and synonyms and all(synonyms) and whole):
        raise ValueError(
            "templates with {}, classes and a name for each are needed"
        )
    texts = [
        [template.format(name) for name in names for template in templates]
        for names in synonyms
    ]
    flat = [text for own in texts for text in own]
    different = list(dict.fromkeys(flat))  # each text once
    rows = F.normalize(encode(different), dim=-1)
    place = {text: row for row, text in enumerate(different)}
    means = [rows[[place[text] for text in own]].mean(0) for own in texts]
    return F.normalize(torch.stack(means), dim=-1)


def classify(images: Tensor, classes: Tensor, scale: float) -> Tensor:
    """Probabilities of the classes for images of any norm. (B, C)"""
    return (scale * F.normalize(images, dim=-1) @ classes.T).softmax(dim=-1)
