"""Two losses for a model that shall not learn what another one already knows without looking.

What can be said from the question alone (its prior) is known before; the model is trained for the
rest. Asked later, it answers by itself.

Letters: B batch, C answers.
"""

import torch
import torch.nn.functional as F
from torch import Tensor

from multimodal.arguments import require_dtype, require_number, require_together
from multimodal.losses.checks import require_rows


def product_of_experts_loss(logits: Tensor, bias: Tensor, answers: Tensor) -> Tensor:
    """Mean of -log of the true answer under softmax(log p + log b): both must agree on it.

    Where b already expects the answer, the model gains nothing by expecting it, too; no gradient
    goes to b.

    Args:
        logits: (B, C) of the model; p is their softmax.
        bias: (B, C), the logits of what is known without looking; b is their softmax.
        answers: (B,) int64, the true ones.

    Raises:
        ValueError: shapes that do not fit together, or tensors of other kinds.

    Source: the "bias product" of Clark et al. 2019, *Don't Take the Easy Way Out: Ensemble Based
    Methods for Avoiding Known Dataset Biases* (arXiv 1909.03683); experts: Hinton 2002.
    """
    _require_both(logits, bias, answers)
    together = F.log_softmax(logits, dim=1) + F.log_softmax(bias.detach(), dim=1)
    return F.cross_entropy(together, answers)


def reweighted_loss(logits: Tensor, bias: Tensor, answers: Tensor) -> Tensor:
    """Mean of -log p(true answer), weighed by 1 - b(true answer): surprising answers count more.

    Args:
        logits: (B, C) of the model; p is their softmax.
        bias: (B, C), the logits of what is known without looking; b is their softmax.
        answers: (B,) int64, the true ones.

    Raises:
        ValueError: shapes that do not fit together, or tensors of other kinds.

    Source: the baseline "reweight" of Clark et al. 2019 (arXiv 1909.03683).
    """
    _require_both(logits, bias, answers)
    expected = bias.detach().softmax(dim=1).gather(1, answers[:, None])[:, 0]  # (B,)
    return ((1 - expected) * F.cross_entropy(logits, answers, reduction="none")).mean()


def softened(bias: Tensor, share: float = 0.5) -> Tensor:
    """The logits of what is known, mixed with not knowing: log((1 - share) b + share / C).

    What b holds impossible a product of experts need never rule out by itself; asked alone, the
    model may then say it. Softened, b leaves some of that to the model.

    Args:
        bias: (B, C).
        share: of not knowing.

    Raises:
        ValueError: a share outside 0 to 1, or a tensor of another kind.
    """
    require_rows(bias=bias)
    require_number(share=share)
    if not 0 <= share <= 1:
        raise ValueError(f"share must be from 0 to 1, got {share}")
    return torch.log((1 - share) * bias.softmax(dim=1) + share / bias.shape[1])


def _require_both(logits: Tensor, bias: Tensor, answers: Tensor) -> None:
    require_together(logits=logits, bias=bias)
    require_dtype(torch.int64, answers=answers)
    if logits.ndim != 2 or logits.shape != bias.shape or answers.shape != logits.shape[:1]:
        raise ValueError(
            f"logits and bias (B, C) and answers (B,) must fit, got {tuple(logits.shape)}, "
            f"{tuple(bias.shape)} and {tuple(answers.shape)}"
        )
