"""FiLM between vectors: the second modality turns every feature of the first up or down.

Letters: B batch, D and E widths of the encoders, K answers.
"""

from typing import cast

from torch import Tensor, nn

from multimodal.models.fusion.fusion_model import FusionModel, blank


class FilmFusion(FusionModel):
    """ReLU(γ ⊙ W x₁ + β), where γ = 1 + Δγ and β come from the second modality.

    The roles differ: the first is what is looked at, the second says how. Δγ and β begin at 0, and
    so an untrained second modality changes nothing.

    Without the second, γ = 1 and β = 0; without the first, only β speaks.

    Args:
        first, second: encoders, a modality → (B, its ``width``).
        answers: K.

    Source: Perez et al. 2018 (arXiv 1709.07871), equations 1 and 2, there for maps of features
    (:class:`multimodal.models.answerers.film.FiLM`).
    """

    def __init__(self, *, first: nn.Module, second: nn.Module, answers: int) -> None:
        super().__init__()
        width = cast(int, first.width)
        self.first = first
        self.second = second
        self.project = nn.Linear(width, width)
        self.modulate = nn.Linear(cast(int, second.width), 2 * width)
        nn.init.zeros_(self.modulate.weight)
        nn.init.zeros_(self.modulate.bias)
        self.answer = nn.Sequential(nn.ReLU(), nn.Linear(width, answers))

    def fuse(self, first: Tensor, second: Tensor, present: Tensor) -> Tensor:
        """Two modalities (B, …) and which are there (B, 2) → logits (B, K)."""
        seen = blank(self.project(self.first(first)), present[:, 0])  # (B, D)
        steering = blank(self.modulate(self.second(second)), present[:, 1])
        change, beta = steering.chunk(2, dim=1)  # (B, D) twice
        return self.answer((1 + change) * seen + beta)
