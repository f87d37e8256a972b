"""Numbers that see through a model that always says yes, and numbers that do not.

Letters: Q questions.
"""

from typing import NamedTuple

from torch import Tensor

from multimodal.arguments import measurable


class YesNo(NamedTuple):
    """Shares from 0 to 1; ``nan`` where there is nothing to divide by."""

    accuracy: float
    precision: float
    """of the answers yes, those that are right"""
    recall: float
    """of the questions whose answer is yes, those answered so"""
    specificity: float
    """of the questions whose answer is no, those answered so"""
    f1: float
    """harmonic mean of precision and recall: it praises who always says yes"""
    balanced: float
    """mean of recall and specificity: ½ for whoever does not look, whatever the truth is like"""
    said_yes: float
    """answers yes; beside it belongs the share of questions whose answer is yes"""


def yes_no_scores(said: Tensor, truth: Tensor) -> YesNo:
    """Compare answers to questions whose answer is yes or no with the truth.

    Args:
        said: (Q,) whether each question was answered by yes.
        truth: (Q,) whether yes is right.

    Raises:
        ValueError: shapes that differ, or something else than true and false.

    Source: the measures of Li et al. 2023, *Evaluating Object Hallucination in Large
    Vision-Language Models* (arXiv 2305.10355), and balanced accuracy.
    """
    yes, true = (
        measurable(name, values, "Q", finite=False).double()
        for name, values in (("said", said), ("truth", truth))
    )
    if yes.shape != true.shape:
        raise ValueError(f"{len(yes)} answers but {len(true)} truths")
    if any(bool(((each != 0) & (each != 1)).any()) for each in (yes, true)):
        raise ValueError("answers and truths must be true (yes) or false (no)")
    hits, silent = float((yes * true).sum()), float(((1 - yes) * (1 - true)).sum())
    recall = _share(hits, float(true.sum()))
    specificity = _share(silent, float((1 - true).sum()))
    return YesNo(
        accuracy=(hits + silent) / len(yes),
        precision=_share(hits, float(yes.sum())),
        recall=recall,
        specificity=specificity,
        f1=_share(2 * hits, float(yes.sum() + true.sum())),
        balanced=(recall + specificity) / 2,
        said_yes=float(yes.mean()),
    )


def _share(part: float, whole: float) -> float:
    return part / whole if whole else float("nan")
