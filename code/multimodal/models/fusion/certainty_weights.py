"""Late fusion in which the decision that is surer counts more, example by example.

Letters: B batch, K answers.
"""

from abc import abstractmethod

import torch
from torch import Tensor

from multimodal.models.fusion.fusion_model import share_present
from multimodal.models.fusion.late_fusion import Combination, weighted_log_mean


class CertaintyWeights(Combination):
    """The mean of the two distributions, weighed by how sure each is.

    That helps where sureness follows from the input. A network that is sure and wrong, as many are
    on inputs they have never seen, gets the larger weight.

    An absent modality has weight 0; the other one decides.
    """

    def forward(self, decisions: Tensor, present: Tensor) -> Tensor:
        """Logits (B, 2, K), present (B, 2) bool → log of the weighted mean of p (B, K)."""
        return weighted_log_mean(self.sharpened(decisions), self.weights(decisions, present))

    def sharpened(self, decisions: Tensor) -> Tensor:
        """The logits (B, 2, K) that are averaged."""
        return decisions

    @abstractmethod
    def weights(self, decisions: Tensor, present: Tensor) -> Tensor:
        """Logits (B, 2, K), present (B, 2) → weights (B, 2), which add up to 1."""


class EntropyWeights(CertaintyWeights):
    """Weights ∝ e^(−H / scale) with the entropy H of a decision, in nats.

    Args:
        scale: small, and the surer one decides nearly alone; large, and both count alike.

    Raises:
        ValueError: a scale that is not above 0.
    """

    def __init__(self, *, scale: float = 0.2) -> None:
        super().__init__()
        if not scale > 0:
            raise ValueError(f"scale must be positive, got {scale}")
        self.scale = scale

    def weights(self, decisions: Tensor, present: Tensor) -> Tensor:
        """Logits (B, 2, K), present (B, 2) → weights (B, 2)."""
        log_p = decisions.log_softmax(dim=2)
        entropy = -(log_p.exp() * log_p).sum(dim=2)  # (B, 2)
        return share_present(-entropy / self.scale, present)


class CalibratedWeights(CertaintyWeights):
    """Weights ∝ (c − 1/K) with the largest probability c of a decision after its temperature.

    Dividing the logits by a temperature makes sureness mean the same in both networks; 1/K is the
    sureness of knowing nothing.

    Args:
        temperatures: of the first and the second network, found on held-out data by
            :func:`multimodal.training.temperature_fit.best_temperature`.

    Raises:
        ValueError: temperatures that are not above 0.

    Source: temperatures, Guo et al. 2017 (arXiv 1706.04599), section 4.2.
    """

    def __init__(self, *, temperatures: tuple[float, float]) -> None:
        super().__init__()
        if not min(temperatures) > 0:
            raise ValueError(f"temperatures must be positive, got {temperatures}")
        self.temperatures: Tensor
        self.register_buffer("temperatures", torch.tensor(temperatures))

    def sharpened(self, decisions: Tensor) -> Tensor:
        """Logits (B, 2, K), each divided by the temperature of its network."""
        return decisions / self.temperatures.to(decisions.dtype)[:, None]

    def weights(self, decisions: Tensor, present: Tensor) -> Tensor:
        """Logits (B, 2, K), present (B, 2) → weights (B, 2)."""
        sure = self.sharpened(decisions).softmax(dim=2).amax(dim=2)  # (B, 2)
        surplus = (sure - 1 / decisions.shape[2]).clamp(min=1e-6)
        return share_present(surplus.log(), present)
