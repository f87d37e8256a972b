"""MDBE: linear hash functions of two modalities whose bits tell the label and are told by it.

Letters: N examples, D₁ and D₂ widths of the modalities, C labels, K bits.
"""

from typing import NamedTuple

import torch
from torch import Tensor

from multimodal.arguments import require_positive, require_together, require_whole


class DiscriminativeBinary(NamedTuple):
    """What the fit found; the bits of anything are the signs of a product."""

    first_mean: Tensor
    """(D₁,)"""
    first: Tensor
    """(D₁, K) P₁"""
    second_mean: Tensor
    """(D₂,)"""
    second: Tensor
    """(D₂, K) P₂"""
    labels: Tensor
    """(C, K) D, one row for each label"""

    def first_bits(self, first: Tensor) -> Tensor:
        """(M, D₁) → (M, K) bool."""
        return (first - self.first_mean) @ self.first > 0

    def second_bits(self, second: Tensor) -> Tensor:
        """(M, D₂) → (M, K) bool."""
        return (second - self.second_mean) @ self.second > 0

    def label_bits(self, labels: Tensor) -> Tensor:
        """(M, C), 0 or 1 → (M, K) bool: items of the same labels get the same code."""
        return labels @ self.labels > 0


def fit_discriminative_binary(
    first: Tensor,
    second: Tensor,
    labels: Tensor,
    *,
    bits: int,
    seed: int,
    consistency: float = 100.0,
    ridge: float = 1e-3,
    rounds: int = 20,
) -> DiscriminativeBinary:
    """Minimise, for both modalities X, ‖L − X P W‖² + β ‖X P − L D‖² + γ ‖W‖².

    From X P a linear classifier W shall tell the labels, and it shall be what a matrix D, the same
    for both modalities, makes of the labels. D, each W and each P are solved for in turns; signs
    are taken at the end: nothing asks that numbers are near ±1 (they shrink) or bits balanced.

    Args:
        first: (N, D₁).
        second: (N, D₂).
        labels: (N, C), 0 or 1; an example may have several, and each label occurs.
        bits: K.
        seed: of the P to start from.
        consistency: β.
        ridge: γ, which also keeps XᵀX from being singular.
        rounds: how often all are solved for.

    Raises:
        ValueError: not as many rows of each, or numbers out of range.

    Source: Wang et al. 2016, *Multimodal Discriminative Binary Embedding for Large-Scale
    Cross-Modal Retrieval* (IEEE TIP 25(10)); steps and weights as in the authors' code, which
    weighs both modalities alike, too.
    """
    require_together(first=first, second=second, labels=labels)
    require_positive(consistency=consistency, ridge=ridge)
    require_whole(1, bits=bits, rounds=rounds)
    if not len(first) == len(second) == len(labels):
        raise ValueError(f"need as many rows, got {len(first)}, {len(second)} and {len(labels)}")
    means = first.mean(dim=0), second.mean(dim=0)
    views = first - means[0], second - means[1]
    random = torch.Generator().manual_seed(seed)
    maps = [torch.randn(view.shape[1], bits, generator=random).to(view) for view in views]
    for _ in range(rounds):
        codes = [view @ one for view, one in zip(views, maps, strict=True)]
        shared = _solve(labels, (codes[0] + codes[1]) / 2)
        maps = [
            _solve_map(view, one, labels, labels @ shared, consistency, ridge)
            for view, one in zip(views, maps, strict=True)
        ]
    return DiscriminativeBinary(means[0], maps[0], means[1], maps[1], shared)


def _solve_map(
    view: Tensor, one: Tensor, labels: Tensor, told: Tensor, consistency: float, ridge: float
) -> Tensor:
    """W for the P at hand, then P (D, K) for that W."""
    classifier = _solve(view @ one, labels, ridge)  # (K, C)
    wanted = labels @ classifier.T + consistency * told  # (N, K)
    scale = classifier @ classifier.T + consistency * _identity(one.shape[1], one)
    return torch.linalg.solve(scale, _solve(view, wanted, ridge).T).T


def _solve(inputs: Tensor, outputs: Tensor, ridge: float = 0.0) -> Tensor:
    """The linear map from rows of inputs to rows of outputs with the least squared error."""
    square = inputs.T @ inputs + ridge * _identity(inputs.shape[1], inputs)
    return torch.linalg.solve(square, inputs.T @ outputs)


def _identity(width: int, like: Tensor) -> Tensor:
    return torch.eye(width, dtype=like.dtype, device=like.device)
