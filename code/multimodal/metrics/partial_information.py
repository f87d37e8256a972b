"""What two sources tell about an answer: together, each alone, both alike, only in combination.

Letters: F values of the first source, S of the second, Y answers. Everything is in bits.
"""

from typing import NamedTuple

import torch
from torch import Tensor

from multimodal.arguments import as_ids, measurable


class Information(NamedTuple):
    """The four parts of the information that two sources hold about an answer, in bits."""

    redundant: float
    """what either source tells alone"""
    first_only: float
    """what the first tells and the second does not"""
    second_only: float
    """what the second tells and the first does not"""
    synergy: float
    """what only both together tell"""

    @property
    def total(self) -> float:
        """What both sources together tell."""
        return sum(self)


def count_table(first: Tensor, second: Tensor, answers: Tensor) -> Tensor:
    """How often each combination occurs: three times (M,) int64 from 0 on → (F, S, Y)."""
    parts = {"first": first, "second": second, "answers": answers}
    rows = [as_ids(name, values, len(first)) for name, values in parts.items()]
    table = torch.zeros([int(row.max()) + 1 for row in rows], dtype=torch.float64)
    return table.index_put(tuple(rows), torch.ones(len(rows[0]), dtype=torch.float64), True)


def specific_information(joint: Tensor) -> Tensor:
    """What a source tells, on average, when the answer is y: (A, Y) probabilities → (Y,).

    Σₐ p(a|y) log₂ p(y|a)/p(y). Source: Williams and Beer 2010 (arXiv 1004.2515), eq. 2.
    """
    source, answer = joint.sum(1, keepdim=True), joint.sum(0, keepdim=True)
    ratio = torch.where(joint > 0, joint / (source * answer), 1.0)  # p(y|a) / p(y)
    share = torch.where(answer > 0, joint / answer, 0.0)  # p(a|y)
    return (share * ratio.log2()).sum(0)


def mutual_information(joint: Tensor) -> float:
    """What a source tells about the answer: (A, Y) probabilities → bits."""
    return float((joint.sum(0) * specific_information(joint)).sum())


def decompose(table: Tensor) -> Information:
    """The partial information decomposition with the redundancy I_min.

    For each answer the source that tells less counts as what both tell.

    Args:
        table: (F, S, Y) counts or probabilities, not all 0.

    Raises:
        ValueError: another shape, a negative number, or nothing counted.

    Source: Williams and Beer 2010 (arXiv 1004.2515), eq. 3. Its known weakness: I_min counts as
    redundant that both tell equally *much*, be it the same or not (Bertschinger et al. 2014).
    """
    counts = measurable("table", table, "F S Y").double()
    if counts.min() < 0 or counts.sum() == 0:
        raise ValueError("a table of counts needs numbers from 0 on, and not all of them 0")
    joint = counts / counts.sum()  # (F, S, Y)
    first, second = joint.sum(1), joint.sum(0)  # (F, Y), (S, Y)
    less = torch.minimum(specific_information(first), specific_information(second))  # (Y,)
    redundant = float((joint.sum((0, 1)) * less).sum())
    one, other = mutual_information(first), mutual_information(second)
    both = mutual_information(joint.flatten(0, 1))  # (F·S, Y)
    return Information(
        redundant, one - redundant, other - redundant, both - one - other + redundant
    )
