"""Whether a model that is 70 % sure is right in 70 % of the cases.

Letters: Q questions, B bins.
"""

from typing import NamedTuple

import torch
from torch import Tensor

from multimodal.arguments import measurable, require_whole


class Reliability(NamedTuple):
    """Answers in bins of equal width, from the least to the most sure; each is (B,) float64."""

    confidence: Tensor
    """mean confidence in each bin, 0 where it is empty"""
    accuracy: Tensor
    """share of right answers in each bin, 0 where it is empty"""
    share: Tensor
    """of all answers, the share that fell into the bin"""

    @property
    def gap(self) -> float:
        """The expected calibration error: mean distance of confidence and accuracy, from 0 to 1."""
        return float((self.share * (self.confidence - self.accuracy).abs()).sum())


def reliability(confidence: Tensor, right: Tensor, bins: int = 10) -> Reliability:
    """What the answers of each bin of confidence were worth.

    Bin b of B holds the confidences above b/B and up to (b + 1)/B; zero is in the first.

    Args:
        confidence: (Q,) from 0 to 1, such as the largest probability of each answer.
        right: (Q,) true or false, or what each answer earned, from 0 to 1.
        bins: B.

    Raises:
        ValueError: shapes that differ, no answers, or numbers that are no shares.

    Source: Guo et al. 2017, *On Calibration of Modern Neural Networks* (arXiv 1706.04599),
    equations 1 to 3.
    """
    require_whole(1, bins=bins)
    sure, earned = judged_answers(confidence, right)
    places = ((sure * bins).ceil().long() - 1).clamp(min=0)  # (Q,)
    count, sum_sure, sum_earned = (
        torch.zeros(bins, dtype=torch.float64).index_add_(0, places, each)
        for each in (torch.ones_like(sure), sure, earned)
    )
    some = count.clamp(min=1)
    return Reliability(sum_sure / some, sum_earned / some, count / len(sure))


def expected_calibration_error(confidence: Tensor, right: Tensor, bins: int = 10) -> float:
    """Mean over answers of how far accuracy and confidence of their bin lie apart, from 0 to 1.

    It depends on ``bins``, and a model that is always as sure as it is right on average gets 0.

    Args:
        confidence: (Q,) from 0 to 1.
        right: (Q,) true or false, or what each answer earned.
        bins: of equal width.

    Raises:
        ValueError: as :func:`reliability`.
    """
    return reliability(confidence, right, bins).gap


def judged_answers(confidence: Tensor, right: Tensor) -> tuple[Tensor, Tensor]:
    """Both as (Q,) float64 after a check that they are shares of the same answers.

    Raises:
        ValueError: shapes that differ, no answers, or numbers that are no shares.
    """
    sure = measurable("confidence", confidence, "Q", finite=False).double()
    earned = measurable("right", right, "Q", finite=False).double()
    if sure.shape != earned.shape:
        raise ValueError(f"{len(sure)} confidences but {len(earned)} answers")
    for name, shares in (("confidence", sure), ("right", earned)):
        if bool(((shares < 0) | (shares > 1)).any()):
            raise ValueError(f"{name} must hold shares from 0 to 1: softmax turns scores into them")
    return sure, earned
