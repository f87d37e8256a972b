"""What every single pair earns in a search, for comparisons on the same pairs."""

import torch
from torch import Tensor

from multimodal.metrics.retrieval import hit_probability
from multimodal.recipes.pairs.search import Embedded


def hits(embedded: Embedded, k: int = 1) -> Tensor:
    """Per pair (N,), in how many of all searches it is among the first k, as a share.

    There are two searches for each language, one in each direction. The mean over pairs is the mean
    Recall@k of :func:`multimodal.recipes.pairs.search.retrieval`.
    """
    answers = torch.arange(len(embedded.images))
    cosines = [texts @ embedded.images.T for texts in embedded.texts.values()]
    both = [table for found in cosines for table in (found, found.T)]
    return torch.stack([hit_probability(table, answers, k) for table in both]).mean(dim=0)
