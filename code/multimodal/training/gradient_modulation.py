"""OGM-GE: the modality that is ahead learns more slowly, so that the other one learns at all.

Letters: B batch, K classes.
"""

from typing import NamedTuple

import torch
from torch import Generator, Tensor, nn

from multimodal.arguments import require_dtype, require_number, require_together


class Coefficients(NamedTuple):
    """What the gradients of either encoder are multiplied with; each is ()."""

    first: Tensor
    second: Tensor


def discrepancy_ratio(first: Tensor, second: Tensor, labels: Tensor) -> Tensor:
    """ρ of the first modality, (): what it gives the true classes over what the second gives.

    Each gives Σᵢ softmax(its logits)ᵢ at the true class, over the batch.

    Args:
        first: (B, K), the logits as if only the first modality spoke, such as W₁ h₁ + b/2.
        second: (B, K).
        labels: (B,) int64.

    Raises:
        ValueError: shapes that do not fit together, or tensors of other kinds.

    Source: Peng et al. 2022 (arXiv 2203.15332), equations 8 and 9.
    """
    require_together(first=first, second=second)
    require_dtype(torch.int64, labels=labels)
    if first.ndim != 2 or first.shape != second.shape or labels.shape != first.shape[:1]:
        raise ValueError(
            f"logits (B, K) and labels (B,) must fit, got {tuple(first.shape)}, "
            f"{tuple(second.shape)} and {tuple(labels.shape)}"
        )
    one, other = (
        logits.detach().softmax(dim=1).gather(1, labels[:, None]).sum()
        for logits in (first, second)
    )
    return one / other


def modulation(ratio: Tensor, *, alpha: float) -> Coefficients:
    """k = 1 − tanh(α ρ) for the modality with ρ > 1, that is ahead, and 1 for the other.

    At ρ = 1 it jumps: as soon as one is ahead by anything, its k is at most 1 − tanh α.

    Args:
        ratio: ρ of the first modality, (), above 0; that of the second is 1/ρ.
        alpha: α, above 0; the authors recommend 0.1 for VGGSound and 0.8 for CREMA-D.

    Raises:
        ValueError: something that is not one number, or an alpha that is not above 0.

    Source: Peng et al. 2022 (arXiv 2203.15332), equation 10. Their code takes the relu of ρ, which
    changes nothing, and slows one of them where ρ = 1 exactly; here both learn freely then.
    """
    require_number(ratio=ratio, alpha=alpha)
    if not alpha > 0:
        raise ValueError(f"alpha must be positive, got {alpha}")
    ratio = torch.as_tensor(ratio)
    free = torch.ones_like(ratio)
    return Coefficients(
        torch.where(ratio > 1, 1 - torch.tanh(alpha * ratio), free),
        torch.where(ratio < 1, 1 - torch.tanh(alpha / ratio), free),
    )


class GradientModulation:
    """Multiplies the gradients of two encoders with their coefficients, and adds noise to both.

    It changes gradients as they arrive: in the objective, before ``backward``, :meth:`look` is told
    what either modality says. Matrices and kernels are modulated, vectors (biases, norms) are not.

    The noise (the "GE") is normal, for every weight matrix as wide as its gradient's entries
    scatter. The paper calls it that of stochastic gradients; its code draws it as here.

    Plain gradient descent is slowed down by a coefficient. Adam is not: it divides a gradient by
    its own recent size, and a coefficient that stays the same cancels. The paper trains with SGD.

    Args:
        first: the encoder of the first modality.
        second: that of the second.
        alpha: α of :func:`modulation`.
        generator: of the noise, on the device of the encoders; no noise when omitted.

    Source: Peng et al. 2022 (arXiv 2203.15332), section 3; what is modulated, and by which noise,
    as in the published code (there: kernels of four dimensions only).
    """

    def __init__(
        self,
        *,
        first: nn.Module,
        second: nn.Module,
        alpha: float,
        generator: Generator | None = None,
    ) -> None:
        self.alpha = alpha
        self.generator = generator
        self.coefficients = modulation(torch.tensor(1.0), alpha=alpha)
        self._hooks = [
            weight.register_hook(lambda gradient, side=side: self._changed(gradient, side))
            for side, encoder in enumerate((first, second))
            for weight in encoder.parameters()
            if weight.ndim >= 2 and weight.requires_grad
        ]

    def look(self, first: Tensor, second: Tensor, labels: Tensor) -> Coefficients:
        """Logits (B, K) of either modality → the coefficients of the next ``backward``."""
        ratio = discrepancy_ratio(first, second, labels)
        self.coefficients = modulation(ratio, alpha=self.alpha)
        return self.coefficients

    def remove(self) -> None:
        """From now on gradients stay as they are."""
        for hook in self._hooks:
            hook.remove()

    def _changed(self, gradient: Tensor, side: int) -> Tensor:
        changed = gradient * self.coefficients[side].to(gradient)
        if self.generator is None:
            return changed
        noise = torch.empty_like(gradient).normal_(generator=self.generator)
        return changed + noise * (gradient.std() + 1e-8)
