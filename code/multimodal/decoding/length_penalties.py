"""How sentences of different length are compared: each further token costs probability.

A penalty is a function (log-probabilities, number of tokens with that of the end) → scores. All of
them can only rise with the length, because log-probabilities are negative.
"""

from collections.abc import Callable

from torch import Tensor

from multimodal.arguments import require_number

Penalty = Callable[[Tensor, int], Tensor]
"""(log-probabilities, length) → scores of the same shape, higher is better"""


def total(log_probabilities: Tensor, length: int) -> Tensor:
    """No correction: short sentences are favoured."""
    return log_probabilities


def average(log_probabilities: Tensor, length: int) -> Tensor:
    """The mean log-probability of a token, which is ``length_penalty=1`` of ``transformers``."""
    return log_probabilities / length


def wu(alpha: float) -> Penalty:
    """Divide by ((5 + length) / 6) ** alpha; 0 is :func:`total`, larger values favour length.

    Raises:
        ValueError: a negative alpha.

    Source: Wu et al. 2016 (arXiv 1609.08144), equation 14, without its term of coverage.
    """
    require_number(alpha=alpha)
    if alpha < 0:
        raise ValueError(f"alpha must be at least 0, got {alpha}")

    def penalise(log_probabilities: Tensor, length: int) -> Tensor:
        return log_probabilities / ((5 + length) / 6) ** alpha

    return penalise
