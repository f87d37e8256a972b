"""CIDEr and CIDEr-D: n-grams weighed by how rare they are among the pictures.

Source: Vedantam et al. 2015, *CIDEr: Consensus-based Image Description Evaluation*
(arXiv 1411.5726).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt
from typing import Self

from multimodal.metrics.captions.n_grams import Gram, Tokens, n_grams

LONGEST = 4
Vector = dict[Gram, float]


@dataclass(frozen=True)
class Rarity:
    """What an n-gram weighs: ln(pictures / pictures with a reference that has it)."""

    pictures: int
    counts: Counter[Gram]

    @classmethod
    def among(cls, references: Sequence[Sequence[Tokens]]) -> Self:
        """Count in the references of each picture; a picture counts once per n-gram.

        Raises:
            ValueError: no picture.
        """
        if not references:
            raise ValueError("rarity is counted among the references of pictures, got none")
        counts: Counter[Gram] = Counter()
        for texts in references:
            grams = (n_grams(text, n) for text in texts for n in range(1, LONGEST + 1))
            counts.update(set().union(*grams))
        return cls(len(references), counts)

    def __call__(self, gram: Gram) -> float:
        return log(self.pictures) - log(max(1, self.counts[gram]))

    def vector(self, tokens: Tokens, n: int) -> Vector:
        """Count times weight of each n-gram of a sentence."""
        return {gram: count * self(gram) for gram, count in n_grams(tokens, n).items()}


def cider(candidate: Tokens, references: Sequence[Tokens], rarity: Rarity) -> float:
    """Ten times the mean cosine with the references, over n = 1 … 4: from 0 to 10.

    The factor belongs to CIDEr-D in the paper; here both have it, so that they can be compared.
    """
    return _mean([_cosine(a, b) for a, b in _vectors(candidate, references, rarity)])


def cider_d(
    candidate: Tokens, references: Sequence[Tokens], rarity: Rarity, *, sigma: float = 6.0
) -> float:
    """CIDEr that repeating a word or a wrong length does not raise: from 0 to 10.

    A weight of the candidate counts as much as in the reference at most, and a Gaussian of width
    ``sigma`` in the difference of lengths multiplies the result.
    """
    found = []
    for reference in references:
        gap = _pairs(candidate) - _pairs(reference)
        fit = exp(-(gap**2) / (2 * sigma**2))
        for a, b in _vectors(candidate, [reference], rarity):
            clipped = {gram: min(weight, b.get(gram, 0.0)) for gram, weight in a.items()}
            found.append(fit * _ratio(_dot(clipped, b), a, b))
    return _mean(found)


def _vectors(
    candidate: Tokens, references: Sequence[Tokens], rarity: Rarity
) -> list[tuple[Vector, Vector]]:
    orders = range(1, LONGEST + 1)
    return [
        (rarity.vector(candidate, n), rarity.vector(text, n)) for text in references for n in orders
    ]


def _pairs(tokens: Tokens) -> int:
    """The published program measures the length in pairs of words."""
    return max(0, len(tokens) - 1)


def _dot(a: Vector, b: Vector) -> float:
    return sum(weight * b.get(gram, 0.0) for gram, weight in a.items())


def _ratio(product: float, a: Vector, b: Vector) -> float:
    norm = sqrt(_dot(a, a) * _dot(b, b))
    return product / norm if norm else 0.0


def _cosine(a: Vector, b: Vector) -> float:
    return _ratio(_dot(a, b), a, b)


def _mean(values: Sequence[float]) -> float:
    return 10 * sum(values) / len(values)
