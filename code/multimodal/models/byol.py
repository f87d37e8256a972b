"""BYOL: predict what a slowly moving copy of oneself says of another view.

Letters: B batch, E width of the embeddings.
"""

from typing import NamedTuple

from torch import Tensor, nn

from multimodal.models.momentum import MomentumCopy
from multimodal.models.siamese import Siamese, Views


class Regression(NamedTuple):
    """What :func:`multimodal.losses.regression.regression_loss` compares, crosswise."""

    prediction: Views
    """(B, E) each, by the predictor"""
    target: Views
    """(B, E) each; without gradient where a slow copy gives them"""


class BYOL(Siamese):
    """A network with a predictor, and its slow copy without one, whose output is the target.

    The slow copy is part of the state dict; ``fit`` lets it follow.

    Args:
        encoder: (B, C, H, W) → (B, D).
        projector: (B, D) → (B, E).
        predictor: (B, E) → (B, E).
        momentum: of the slow copy.

    Raises:
        ValueError: a momentum out of range.

    Source: Grill et al. 2020 (arXiv 2006.07733), figure 2, with a constant momentum instead of one
    that rises to 1. Chapter ``representation/contrastive``.
    """

    def __init__(
        self,
        *,
        encoder: nn.Module,
        projector: nn.Module,
        predictor: nn.Module,
        momentum: float = 0.99,
    ) -> None:
        super().__init__(encoder=encoder, projector=projector)
        self.predictor = predictor
        self.slow = MomentumCopy(nn.Sequential(encoder, projector), momentum=momentum)

    def forward(self, first: Tensor, second: Tensor) -> Regression:
        """Two views (B, C, H, W): predictions and targets of both."""
        prediction = Views(*(self.predictor(self.embed(view)) for view in (first, second)))
        return Regression(prediction, Views(self.slow(first), self.slow(second)))

    def after_step(self) -> None:
        """Let the slow copy follow; ``fit`` calls this after each step."""
        self.slow.follow(nn.Sequential(self.encoder, self.projector))


class PredictingTwins(Siamese):
    """BYOL without slow copy and without stop-gradient: the target is the network itself.

    What is left of the two safeguards is the predictor; the target learns to be easy.

    Args:
        encoder: (B, C, H, W) → (B, D).
        projector: (B, D) → (B, E).
        predictor: (B, E) → (B, E).

    Source: the experiment of Chen and He 2021 (arXiv 2011.10566), figure 2.
    """

    def __init__(self, *, encoder: nn.Module, projector: nn.Module, predictor: nn.Module) -> None:
        super().__init__(encoder=encoder, projector=projector)
        self.predictor = predictor

    def forward(self, first: Tensor, second: Tensor) -> Regression:
        """Two views (B, C, H, W): predictions and targets of both, all with gradient."""
        target = Views(self.embed(first), self.embed(second))
        return Regression(Views(*(self.predictor(view) for view in target)), target)
