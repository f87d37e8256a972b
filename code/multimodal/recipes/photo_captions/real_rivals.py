"""What a captioner of photographs must be compared with, and by which measure.

Letters: N photographs, E emoji, K width of the features, D width of a sentence's vector.
"""

from collections.abc import Callable, Sequence

import torch
import torch.nn.functional as F
from torch import Tensor

Read = Callable[[Sequence[str]], Tensor]
"""texts → vectors (N, D)"""


def nearest_name(places: Tensor, known: Tensor, names: Sequence[str]) -> list[str]:
    """Of E names the one whose row of ``known`` (E, K) has the largest cosine with each of (N, K).

    Rows are features of drawings, or vectors of the names themselves.
    """
    cosines = F.normalize(places, dim=1) @ F.normalize(known, dim=1).T  # (N, E)
    return [names[place] for place in cosines.argmax(dim=1).tolist()]


def standardised(features: Tensor) -> Tensor:
    """Features (N, K) at mean 0 and deviation 1, by their own mean and deviation."""
    return (features - features.mean(dim=0)) / (features.std(dim=0) + 1e-3 * features.std())


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
