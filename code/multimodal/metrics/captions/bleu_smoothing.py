"""Precisions for BLEU that a single missing n-gram does not make zero.

Source: Chen and Cherry 2014, *A Systematic Comparison of Smoothing Techniques for Sentence-Level
BLEU*.
"""

from multimodal.metrics.captions.bleu import BleuCounts, precisions


def add_one(counts: BleuCounts) -> list[float]:
    """One more match and one more n-gram, for n above 1 (their method 2; Lin and Och 2004)."""
    raised = [(m + 1) / (t + 1) for m, t in zip(counts.matched, counts.total, strict=True)]
    return precisions(counts)[:1] + raised[1:]


def halving(counts: BleuCounts) -> list[float]:
    """The first zero counts as half a match, the next as a quarter, … (their method 3, NIST's).

    Sacrebleu calls it ``exp`` and does it unless told otherwise.
    """
    found, share = [], 1.0
    for matched, total in zip(counts.matched, counts.total, strict=True):
        if not matched:
            share /= 2
        found.append((matched or share) / total if total else 0.0)
    return found


def short_too(counts: BleuCounts) -> list[float]:
    """Halving, over those n only of which the candidate has n-grams at all.

    Sacrebleu calls it the *effective order* and does it in ``sentence_bleu``.
    """
    return [share for share, total in zip(halving(counts), counts.total, strict=True) if total]
