"""Fusion of any number of modalities: of their decisions, of their features, by their weights.

Letters: B batch, N modalities, H width of what they share, K answers.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import cast

import torch
from torch import Tensor, nn

from multimodal.models.fusion.fusion_model import blank, share_present
from multimodal.models.fusion.late_fusion import Combination


class ManySenses(nn.Module, ABC):
    """Scores of K answers from N modalities, as :class:`FusionModel` has them from two.

    Args:
        senses: N networks, one for each modality.

    Raises:
        ValueError: no networks.
    """

    def __init__(self, senses: Sequence[nn.Module]) -> None:
        super().__init__()
        if not senses:
            raise ValueError("give one network for each modality, got none")
        self.senses = nn.ModuleList(senses)

    def forward(self, inputs: Sequence[Tensor], present: Tensor | None = None) -> Tensor:
        """Modalities → logits (B, K).

        Args:
            inputs: N tensors (B, …).
            present: (B, N) bool, True = there; everything is there when omitted.

        Raises:
            ValueError: another number of modalities, or a mask of another shape or kind.
        """
        said, there = self.listen(inputs, present)
        return self.fuse(said, there)

    def listen(
        self, inputs: Sequence[Tensor], present: Tensor | None = None
    ) -> tuple[list[Tensor], Tensor]:
        """What the N networks say, 0 where a modality is absent, and the mask (B, N) bool."""
        count, batch = len(self.senses), len(inputs[0]) if inputs else 0
        if len(inputs) != count:
            raise ValueError(f"{count} modalities are fused here, got {len(inputs)}")
        if present is None:
            present = torch.ones(batch, count, dtype=torch.bool, device=inputs[0].device)
        if present.dtype != torch.bool or present.shape != (batch, count):
            raise ValueError(
                f"present must be ({batch}, {count}) of torch.bool, "
                f"got {tuple(present.shape)} of {present.dtype}"
            )
        said = [
            blank(network(blank(x, here)), here)
            for network, x, here in zip(self.senses, inputs, present.unbind(dim=1), strict=True)
        ]
        return said, present

    @abstractmethod
    def fuse(self, said: list[Tensor], present: Tensor) -> Tensor:
        """What N networks say, 0 where a modality is absent, and the mask (B, N) → (B, K)."""


class ManyLate(ManySenses):
    """N networks decide on their own, and a rule combines the decisions of those present.

    Args:
        senses: a modality → logits (B, K), each.
        combine: logits (B, N, K) and the mask (B, N) → (B, K): any rule without learned weights.
    """

    def __init__(self, senses: Sequence[nn.Module], *, combine: Combination) -> None:
        super().__init__(senses)
        self.combine = combine

    def fuse(self, said: list[Tensor], present: Tensor) -> Tensor:
        """Logits (B, K) of each, present (B, N) → (B, K)."""
        return self.combine(torch.stack(said, dim=1), present)


class ManyJoint(ManySenses):
    """Features side by side, one layer over all of them, then the answer.

    Args:
        senses: a modality → (B, its ``width``), each.
        hidden: H.
        answers: K.
    """

    def __init__(self, senses: Sequence[nn.Module], *, hidden: int, answers: int) -> None:
        super().__init__(senses)
        self.joint = nn.Sequential(
            nn.Linear(_widths(senses), hidden), nn.ReLU(), nn.Linear(hidden, answers)
        )

    def fuse(self, said: list[Tensor], present: Tensor) -> Tensor:
        """Features of each, present (B, N) → (B, K)."""
        return self.joint(torch.cat(said, dim=1))


class ManyWeighted(ManySenses):
    """Σ wₙ Vₙ xₙ with w = softmax of N scores that depend on all features: dynamic weighting.

    An absent modality has weight 0, the others share the 1 among them.

    Args:
        senses: a modality → (B, its ``width``), each.
        hidden: H.
        answers: K.

    Source: as :class:`~multimodal.models.fusion.dynamic_weighting.DynamicWeighting`.
    """

    def __init__(self, senses: Sequence[nn.Module], *, hidden: int, answers: int) -> None:
        super().__init__(senses)
        self.project = nn.ModuleList(nn.Linear(cast(int, one.width), hidden) for one in senses)
        self.score = nn.Sequential(
            nn.Linear(_widths(senses), hidden), nn.Tanh(), nn.Linear(hidden, len(senses))
        )
        self.answer = nn.Sequential(
            nn.Linear(hidden, hidden), nn.ReLU(), nn.Linear(hidden, answers)
        )

    def fuse(self, said: list[Tensor], present: Tensor) -> Tensor:
        """Features of each, present (B, N) → (B, K)."""
        weights = self._weights(said, present)  # (B, N)
        things = [project(x) for project, x in zip(self.project, said, strict=True)]
        return self.answer((weights[:, :, None] * torch.stack(things, dim=1)).sum(dim=1))

    def weights(self, inputs: Sequence[Tensor], present: Tensor | None = None) -> Tensor:
        """w, (B, N): how much each modality counts; those present add up to 1."""
        return self._weights(*self.listen(inputs, present))

    def _weights(self, said: list[Tensor], present: Tensor) -> Tensor:
        return share_present(self.score(torch.cat(said, dim=1)), present)


def _widths(senses: Sequence[nn.Module]) -> int:
    return sum(cast(int, one.width) for one in senses)
