"""What a captioner of photographs must be compared with, and by which measure.

Letters: N photographs, E emoji, K width of the features, D width of a sentence's vector.
"""

from collections.abc import Callable, Sequence

import torch
import torch.nn.functional as F
from torch import Tensor

from multimodal.recipes.clip.written_classifier import conse

Read = Callable[[Sequence[str]], Tensor]
"""texts → vectors (N, D)"""


def nearest_name(features: Tensor, known: Tensor, names: Sequence[str]) -> list[str]:
    """The name of the drawing whose features (E, K) have the largest cosine with each of (N, K)."""
    cosines = F.normalize(features, dim=1) @ F.normalize(known, dim=1).T  # (N, E)
    return [names[place] for place in cosines.argmax(dim=1).tolist()]


def conse_name(
    chances: Tensor, class_vectors: Tensor, names: Sequence[str], read: Read
) -> list[str]:
    """The name nearest to the mixture of class names that a classifier of photographs gives.

    Args:
        chances: (N, C) of the classifier.
        class_vectors: (C, D) of the names of its classes.
        names: E names to choose from, in any language that ``read`` knows.
        read: reads them.
    """
    centre = class_vectors.mean(dim=0)
    places = conse(chances, class_vectors - centre)
    vectors = read(names)
    near = places @ F.normalize(vectors - vectors.mean(dim=0), dim=1).T  # (N, E)
    return [names[place] for place in near.argmax(dim=1).tolist()]


def finds_own(said: Sequence[str], labels: Sequence[str], read: Read) -> Tensor:
    """(N,) bool: of N labels, the own one is nearest to what was said, by a reader of sentences.

    Guessing finds one in N. A sentence that says the same of every picture finds one, too.
    """
    if len(said) != len(labels):
        raise ValueError(f"{len(said)} sentences for {len(labels)} labels")
    vectors = read(labels)
    centre = vectors.mean(dim=0)
    near = F.normalize(read(said) - centre, dim=1) @ F.normalize(vectors - centre, dim=1).T
    return near.argmax(dim=1) == torch.arange(len(said))
