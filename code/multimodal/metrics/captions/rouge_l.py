"""ROUGE-L: the longest sequence of words that two sentences share, with gaps allowed.

Source: Lin 2004, *ROUGE: A Package for Automatic Evaluation of Summaries*, section 3.1.
"""

from collections.abc import Sequence

from multimodal.metrics.captions.n_grams import Tokens


def longest_common(one: Tokens, other: Tokens) -> int:
    """Length of the longest common subsequence: same words, same order, gaps allowed."""
    row = [0] * (len(other) + 1)
    for word in one:
        above, row = row, [0]
        for place, own in enumerate(other):
            longer = above[place] + 1 if word == own else max(above[place + 1], row[place])
            row.append(longer)
    return row[-1]


def f_measure(precision: float, recall: float, beta: float = 1.0) -> float:
    """Weighted harmonic mean; recall counts β² times as much as precision."""
    if not precision or not recall:
        return 0.0
    return (1 + beta**2) * precision * recall / (recall + beta**2 * precision)


def rouge_l(candidate: Tokens, references: Sequence[Tokens], *, beta: float = 1.0) -> float:
    """The F-measure with the reference that gives the highest; 0 to 1."""
    if not candidate or not all(references):
        return 0.0
    shared = [longest_common(candidate, text) for text in references]
    return max(
        f_measure(common / len(candidate), common / len(text), beta)
        for common, text in zip(shared, references, strict=True)
    )


def rouge_l_coco(candidate: Tokens, references: Sequence[Tokens], *, beta: float = 1.2) -> float:
    """As the tools of COCO compute it: the best precision, the best recall, β = 1.2.

    The two may come from different references.
    """
    if not candidate or not all(references):
        return 0.0
    shared = [longest_common(candidate, text) for text in references]
    recall = max(common / len(text) for common, text in zip(shared, references, strict=True))
    return f_measure(max(shared) / len(candidate), recall, beta)
