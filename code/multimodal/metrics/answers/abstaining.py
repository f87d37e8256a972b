"""How much a model may answer, and at what risk, when it keeps silent where it is least sure.

Coverage is the share of questions that are answered, risk the share of wrong answers among them.
Letters: Q questions.
"""

from typing import NamedTuple

import torch
from torch import Tensor

from multimodal.arguments import require_number
from multimodal.metrics.answers.calibration import judged_answers


class RiskCoverage(NamedTuple):
    """The most certain answer first; each is (Q,) float64."""

    coverage: Tensor
    """1/Q, 2/Q … 1"""
    risk: Tensor
    """expected share of wrong answers among so many; where confidence ties, over all orders"""
    threshold: Tensor
    """confidence of the last one that is answered"""

    @property
    def area(self) -> float:
        """Mean risk over all coverages; 0 if all answers are right."""
        return float(self.risk.mean())


def risk_coverage(confidence: Tensor, right: Tensor) -> RiskCoverage:
    """The risk at each coverage.

    Args:
        confidence: (Q,) from 0 to 1.
        right: (Q,) true or false, or what each answer earned, from 0 to 1.

    Raises:
        ValueError: shapes that differ, no answers, or numbers that are no shares.

    Source: El-Yaniv and Wiener 2010, *On the Foundations of Noise-free Selective Classification*;
    for questions about pictures Whitehead et al. 2022, *Reliable Visual Question Answering*
    (arXiv 2204.13631).
    """
    sure, earned = judged_answers(confidence, right)
    threshold, order = sure.sort(descending=True, stable=True)
    lost = _tied_mean(1 - earned[order], threshold)
    answered = torch.arange(1, len(sure) + 1, dtype=torch.float64)
    return RiskCoverage(answered / len(sure), lost.cumsum(0) / answered, threshold)


def _tied_mean(values: Tensor, sorted_keys: Tensor) -> Tensor:
    """Each value replaced by the mean of those with the same key: (Q,)."""
    group = torch.zeros(len(values), dtype=torch.int64)
    group[1:] = (sorted_keys[1:] != sorted_keys[:-1]).cumsum(0)
    total, size = (
        torch.zeros_like(values).index_add_(0, group, each)
        for each in (values, torch.ones_like(values))
    )
    return (total / size.clamp(min=1))[group]


def area_under_risk(confidence: Tensor, right: Tensor) -> float:
    """Mean risk over all coverages: low if the wrong answers are the least certain ones.

    A model whose confidence says nothing has its error rate here.

    Args:
        confidence: (Q,) from 0 to 1.
        right: (Q,) true or false, or what each answer earned.

    Raises:
        ValueError: as :func:`risk_coverage`.

    Source: Geifman and El-Yaniv 2017, *Selective Classification for Deep Neural Networks*
    (arXiv 1705.08500).
    """
    return risk_coverage(confidence, right).area


def coverage_at_risk(confidence: Tensor, right: Tensor, risk: float = 0.05) -> float:
    """The largest share of questions that a threshold lets through at this risk at most, or 0.

    Answers of one confidence are given all or none.

    Args:
        confidence: (Q,) from 0 to 1.
        right: (Q,) true or false, or what each answer earned.
        risk: the share of wrong answers that one can bear.

    Raises:
        ValueError: as :func:`risk_coverage`, or a risk that is no share.
    """
    require_number(risk=risk)
    if not 0 <= risk <= 1:
        raise ValueError(f"risk must be a share from 0 to 1, got {risk}")
    found = risk_coverage(confidence, right)
    last_of_tie = torch.ones(len(found.risk), dtype=torch.bool)
    last_of_tie[:-1] = found.threshold[:-1] != found.threshold[1:]
    borne = last_of_tie & (found.risk <= risk + 1e-12)
    return float((found.coverage * borne).max())
