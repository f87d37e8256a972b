"""How much either of two modalities contributes to the true answers.

Letters: N examples, K classes.
"""

from typing import NamedTuple

from torch import Tensor

from multimodal.arguments import as_ids, measurable


class Imbalance(NamedTuple):
    """What two modalities say, each as if only it spoke."""

    first: float
    """mean probability that the first gives to the true class, from 0 to 1"""
    second: float
    """mean probability that the second gives to the true class"""
    first_right: float
    """accuracy of the first, from 0 to 1; a tie is right by its share"""
    second_right: float
    """accuracy of the second"""

    @property
    def ratio(self) -> float:
        """ρ of the first modality: above 1 it is ahead, below 1 the second is."""
        return self.first / self.second if self.second else float("inf")


def imbalance(first: Tensor, second: Tensor, labels: Tensor) -> Imbalance:
    """Measured on the parts of an additive head, whose sum is what the model says.

    Args:
        first: (N, K), the logits of the first modality, W₁ h₁ + b/2.
        second: (N, K).
        labels: (N,) whole numbers from 0 to K − 1.

    Raises:
        ValueError: shapes that do not fit together, values that are no numbers, or labels of no
            class.

    Source: Peng et al. 2022 (arXiv 2203.15332), equations 8 and 9, as means.
    """
    one, other = (
        measurable(name, logits, "N K", finite=True).double()
        for name, logits in (("first", first), ("second", second))
    )
    if one.shape != other.shape:
        raise ValueError(f"both must be (N, K), got {tuple(one.shape)} and {tuple(other.shape)}")
    true = as_ids("labels", labels, len(one)).cpu()
    if bool(((true < 0) | (true >= one.shape[1])).any()):
        raise ValueError(f"labels must be from 0 to {one.shape[1] - 1}, got {true.unique()[:9]}")
    return Imbalance(_given(one, true), _given(other, true), _right(one, true), _right(other, true))


def _given(logits: Tensor, labels: Tensor) -> float:
    return float(logits.softmax(dim=1).gather(1, labels[:, None]).mean())


def _right(logits: Tensor, labels: Tensor) -> float:
    best = logits == logits.amax(dim=1, keepdim=True)  # (N, K)
    return float((best.gather(1, labels[:, None])[:, 0] / best.sum(dim=1)).mean())
