"""How sure an answerer is, and one number that makes it more honest.

Letters: Q questions, C answers.
"""

import torch.nn.functional as F
from scipy.optimize import minimize_scalar
from torch import Tensor

LEAST, MOST = 0.05, 20.0


def confidences(logits: Tensor, temperature: float = 1.0) -> Tensor:
    """The largest probability among the answers, softmax(logits / temperature): (Q,)."""
    return (logits.double() / temperature).softmax(dim=1).amax(dim=1)


def best_temperature(logits: Tensor, answers: Tensor) -> float:
    """The temperature under which true answers are the least surprising.

    It changes no answer, only how sure the model is. Above 1 it was too sure.

    Args:
        logits: (Q, C), on questions that are neither trained on nor tested.
        answers: (Q,) int64, the true ones.

    Source: Guo et al. 2017 (arXiv 1706.04599), section 4.2, "temperature scaling".
    """
    scores = logits.double()
    found = minimize_scalar(
        lambda temperature: float(F.cross_entropy(scores / temperature, answers)),
        bounds=(LEAST, MOST),
        method="bounded",
    )
    return float(found.x)
