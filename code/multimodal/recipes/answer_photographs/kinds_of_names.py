"""Which kind of thing a name means: by the nearest word, or learned from names in three languages.

Letters: C names, K kinds, E emoji, D width of a sentence's vector.
"""

from collections.abc import Callable

import torch
import torch.nn.functional as F
from torch import Tensor

from multimodal.data.emoji_kinds import named_kinds
from multimodal.data.photo_questions import photo_answer_text, possible_answers
from multimodal.recipes.answer_photographs.remembered import Read

KindTable = Callable[[Read, Tensor, str], Tensor]
"""reader, vectors (C, D) of names around their mean, language → (C, K), a single 1 in each row"""
PENALTY = 1.0


def nearest_kinds(read: Read, names: Tensor, language: str) -> Tensor:
    """Each name belongs to the kind whose word is nearest; nothing is learned."""
    texts = [photo_answer_text(kind, language) for kind in possible_answers("kind")]
    return nearest_of(names, read(texts))


def learned_kinds(read: Read, names: Tensor, language: str) -> Tensor:
    """Each name belongs to the kind that a linear map, learned from names of emoji, gives it.

    Every kind weighs the same, however many emoji it has.
    """
    kinds = possible_answers("kind")
    examples = named_kinds()
    targets = torch.tensor([kinds.index(example.kind) for example in examples])  # (E,)
    vectors = around_mean(read([example.concept.names[language] for example in examples]))
    fit = balanced_ridge(vectors, F.one_hot(targets, len(kinds)).float(), PENALTY)
    return single(fit(names))


def nearest_of(names: Tensor, candidates: Tensor) -> Tensor:
    """Names (C, D) around their mean, candidates (K, D) → (C, K): 1 at the largest cosine."""
    return single(F.normalize(names, dim=1) @ around_mean(candidates).T)


def around_mean(vectors: Tensor) -> Tensor:
    """Vectors (N, D) minus their mean, rows of length 1."""
    return F.normalize(vectors - vectors.mean(dim=0), dim=1)


def single(scores: Tensor) -> Tensor:
    """Scores (C, K) → (C, K) with a single 1 in each row, at its largest score."""
    return F.one_hot(scores.argmax(dim=1), scores.shape[1]).float()


def balanced_ridge(x: Tensor, y: Tensor, penalty: float) -> Callable[[Tensor], Tensor]:
    """A linear map from rows x (E, D) of length 1 to y (E, K); each kind weighs the same.

    Args:
        x: vectors.
        y: a single 1 in each row.
        penalty: on the squared weights of the map.
    """
    weight = (y / y.sum(dim=0)).sum(dim=1) * len(y) / y.shape[1]  # (E,), mean 1
    from_mean, to_mean = (weight[:, None] * x).mean(0), (weight[:, None] * y).mean(0)
    centred, moved = x - from_mean, weight[:, None] * (x - from_mean)
    moments = moved.T @ centred + penalty * torch.eye(x.shape[1], dtype=x.dtype)
    matrix = torch.linalg.solve(moments, moved.T @ (y - to_mean))  # (D, K)
    return lambda names: (F.normalize(names, dim=1) - from_mean) @ matrix + to_mean
