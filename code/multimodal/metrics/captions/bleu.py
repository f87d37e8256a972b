"""BLEU: how many of a caption's n-grams its references know.

Source: Papineni et al. 2002, *BLEU: a Method for Automatic Evaluation of Machine Translation*.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import reduce
from math import exp, log
from typing import NamedTuple

from multimodal.metrics.captions.n_grams import Tokens, n_grams, require_references


class BleuCounts(NamedTuple):
    """What BLEU knows of a sentence, or of a corpus: counts of sentences can be added."""

    matched: tuple[int, ...]
    """per n: n-grams of the candidate that a reference has, each as often as there at most"""
    total: tuple[int, ...]
    """per n: n-grams of the candidate"""
    length: int
    """tokens of the candidate"""
    reference_length: int
    """tokens of the reference whose length is closest; of two the shorter one"""

    def plus(self, other: "BleuCounts") -> "BleuCounts":
        """The counts of both together."""
        return BleuCounts(
            tuple(map(sum, zip(self.matched, other.matched, strict=True))),
            tuple(map(sum, zip(self.total, other.total, strict=True))),
            self.length + other.length,
            self.reference_length + other.reference_length,
        )


Precisions = Callable[[BleuCounts], list[float]]


def bleu_counts(candidate: Tokens, references: Sequence[Tokens], longest: int = 4) -> BleuCounts:
    """Count the n-grams and clip them, for n = 1 … ``longest``."""
    matched, total = [], []
    for n in range(1, longest + 1):
        own = n_grams(candidate, n)
        known = [n_grams(text, n) for text in references]
        highest = reduce(Counter.__or__, known)  # of each n-gram the maximum
        matched.append((own & highest).total())  # the minimum
        total.append(own.total())
    size = len(candidate)
    closest = min(map(len, references), key=lambda r: (abs(r - size), r))
    return BleuCounts(tuple(matched), tuple(total), size, closest)


def precisions(counts: BleuCounts) -> list[float]:
    """Per n, the share of n-grams that matched; 0 where the candidate has none."""
    return [m / t if t else 0.0 for m, t in zip(counts.matched, counts.total, strict=True)]


def brevity_penalty(counts: BleuCounts) -> float:
    """1, or less where the candidates are shorter than their references."""
    if not counts.length:
        return 0.0
    return exp(min(0.0, 1 - counts.reference_length / counts.length))


def bleu_of(counts: BleuCounts, shares: Precisions = precisions) -> float:
    """The geometric mean of the precisions times the brevity penalty, from 0 to 1."""
    found = shares(counts)
    if min(found) == 0:
        return 0.0
    return brevity_penalty(counts) * exp(sum(map(log, found)) / len(found))


def corpus_bleu(
    candidates: Sequence[Tokens],
    references: Sequence[Sequence[Tokens]],
    *,
    longest: int = 4,
    shares: Precisions = precisions,
) -> float:
    """BLEU of a corpus: the counts of all sentences are added, then divided.

    Args:
        candidates: one sentence for each of N pictures, as tokens.
        references: for each picture its references, as tokens.
        longest: 4 for BLEU-4.
        shares: how the precisions are computed; :mod:`.bleu_smoothing` has others.

    Raises:
        ValueError: other numbers of candidates and references, none at all, or texts for tokens.
    """
    require_references(candidates, references)
    pairs = zip(candidates, references, strict=True)
    return bleu_of(reduce(BleuCounts.plus, (bleu_counts(*pair, longest) for pair in pairs)), shares)
