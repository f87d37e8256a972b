"""DINO: a student learns what its own slow copy, the teacher, says of another view.

Letters: B batch, E width of the embeddings, K prototypes.
"""

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from multimodal.models.momentum import MomentumCopy
from multimodal.models.siamese import Siamese, Views


class Lesson(NamedTuple):
    """What :func:`multimodal.losses.distillation.distillation_loss` compares, crosswise."""

    student: Views
    """(B, K) scores each"""
    teacher: Views
    """(B, K) scores each, without gradient"""
    centre: Tensor
    """(K,) what the teacher has said on average of earlier batches"""


class Prototypes(nn.Module):
    """Cosines with K trained directions.

    Args:
        width: E.
        prototypes: K.
    """

    def __init__(self, *, width: int, prototypes: int) -> None:
        super().__init__()
        self.directions = nn.Parameter(torch.randn(prototypes, width))

    def forward(self, embeddings: Tensor) -> Tensor:
        """(B, E) → (B, K) from −1 to 1."""
        return F.linear(F.normalize(embeddings, dim=1), F.normalize(self.directions, dim=1))


class DINO(Siamese):
    """A student, its slow copy as the teacher, and the centre of what the teacher says.

    The teacher and the centre are part of the state dict. Both move when ``fit`` calls
    :meth:`after_step`.

    Args:
        encoder: (B, C, H, W) → (B, D).
        projector: (B, D) → (B, E).
        width: E.
        prototypes: K.
        momentum: of the teacher.
        centre_momentum: of the centre; 1 leaves it at 0, so that nothing is centred.

    Raises:
        ValueError: fewer than two prototypes, or a momentum out of range.

    Source: Caron et al. 2021 (arXiv 2104.14294), algorithm 1 and eq. 4: two views of full size
    without the small crops, a constant momentum instead of one that rises to 1, K of 65,536 there.
    Chapter ``representation/contrastive``.
    """

    centre: Tensor

    def __init__(
        self,
        *,
        encoder: nn.Module,
        projector: nn.Module,
        width: int,
        prototypes: int = 64,
        momentum: float = 0.99,
        centre_momentum: float = 0.9,
    ) -> None:
        super().__init__(encoder=encoder, projector=projector)
        if prototypes < 2:
            raise ValueError(f"need at least two prototypes, got {prototypes}")
        if not 0 <= centre_momentum <= 1:
            raise ValueError(f"centre_momentum must lie between 0 and 1, got {centre_momentum}")
        self.prototypes = Prototypes(width=width, prototypes=prototypes)
        self.slow = MomentumCopy(self._student(), momentum=momentum)
        self.centre_momentum = centre_momentum
        self.register_buffer("centre", torch.zeros(prototypes))  # (K,)
        self._said: Tensor | None = None

    def forward(self, first: Tensor, second: Tensor) -> Lesson:
        """Two views (B, C, H, W): what student and teacher say of both."""
        student = Views(*(self.prototypes(self.embed(view)) for view in (first, second)))
        teacher = Views(self.slow(first), self.slow(second))
        if self.training:
            self._said = torch.cat(teacher).mean(dim=0)
        return Lesson(student, teacher, self.centre.clone())

    @torch.no_grad()
    def after_step(self) -> None:
        """Let teacher and centre follow; ``fit`` calls this after each step."""
        if self._said is not None:
            said = self._said.to(self.centre.dtype)
            self.centre.mul_(self.centre_momentum).add_(said, alpha=1 - self.centre_momentum)
            self._said = None
        self.slow.follow(self._student())

    def _student(self) -> nn.Sequential:
        return nn.Sequential(self.encoder, self.projector, self.prototypes)
