"""FiLM: the question turns every feature of the picture up or down.

Letters: B batch, L places, E width of a place, S side of the grid, M text tokens, D width,
K blocks, C answers.
"""

import math
from typing import cast

import torch
import torch.nn.functional as F
from einops import rearrange
from torch import Tensor, nn

from multimodal.models.answerers.answerer import Answerer
from multimodal.models.answerers.question_reader import QuestionReader


class CoordinateMaps(nn.Module):
    """Two more features for each place: how far right and how far down it is, from −1 to 1."""

    def forward(self, grid: Tensor) -> Tensor:
        """A grid (B, D, S, S) → (B, D + 2, S, S)."""
        steps = torch.linspace(-1, 1, grid.shape[-1], dtype=grid.dtype, device=grid.device)
        down, across = torch.meshgrid(steps, steps, indexing="ij")
        maps = torch.stack((across, down)).expand(len(grid), -1, -1, -1)
        return torch.cat((grid, maps), dim=1)


class ModulatedBlock(nn.Module):
    """A residual block whose features are scaled by γ and moved by β between norm and ReLU.

    Args:
        width: D.

    Source: Perez et al. 2018 (arXiv 1709.07871), section 3.2, figure 3.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.look = nn.Sequential(CoordinateMaps(), nn.Conv2d(width + 2, width, 1), nn.ReLU())
        self.convolve = nn.Conv2d(width, width, 3, padding=1, bias=False)
        self.norm = nn.BatchNorm2d(width, affine=False)

    def forward(self, grid: Tensor, gamma: Tensor, beta: Tensor) -> Tensor:
        """A grid (B, D, S, S), γ and β (B, D) → (B, D, S, S)."""
        seen = self.look(grid)
        features = self.norm(self.convolve(seen))
        return seen + F.relu(gamma[:, :, None, None] * features + beta[:, :, None, None])


class FiLM(Answerer):
    """Residual blocks that the question steers; the largest and the mean feature answer.

    γ = 1 + Δγ, and Δγ and β begin at 0: an untrained question changes nothing.

    Args:
        picture: places (B, L, E) → (B, L, its ``width``), row by row of a square grid.
        reader: of the question.
        answers: C.
        width: D.
        blocks: K.

    Source: Perez et al. 2018 (arXiv 1709.07871), section 3; there the maximum alone answers, from
    four blocks on 14 × 14 places.
    """

    def __init__(
        self,
        *,
        picture: nn.Module,
        reader: QuestionReader,
        answers: int,
        width: int = 64,
        blocks: int = 2,
    ) -> None:
        super().__init__()
        inputs = cast(int, picture.width)
        self.picture = picture
        self.reader = reader
        self.start = nn.Sequential(CoordinateMaps(), nn.Conv2d(inputs + 2, width, 1), nn.ReLU())
        self.blocks = nn.ModuleList(ModulatedBlock(width) for _ in range(blocks))
        self.modulate = nn.Linear(reader.width, 2 * blocks * width)
        nn.init.zeros_(self.modulate.weight)
        nn.init.zeros_(self.modulate.bias)
        self.answer = nn.Sequential(
            nn.Linear(2 * width, 2 * width), nn.ReLU(), nn.Linear(2 * width, answers)
        )

    def forward(self, places: Tensor, tokens: Tensor, mask: Tensor) -> Tensor:
        """Places (B, L, E), tokens and mask (B, M) → logits (B, C)."""
        grid = self.features(places, tokens, mask).flatten(2)  # (B, D, L)
        return self.answer(torch.cat((grid.amax(dim=2), grid.mean(dim=2)), dim=1))

    def features(self, places: Tensor, tokens: Tensor, mask: Tensor) -> Tensor:
        """What the last block makes of the picture: (B, D, S, S)."""
        side = math.isqrt(places.shape[1])
        if side**2 != places.shape[1]:
            raise ValueError(f"a square grid of places is needed, got {places.shape[1]}")
        grid = self.start(rearrange(self.picture(places), "b (h w) e -> b e h w", h=side))
        gammas, betas = self.modulation(tokens, mask)
        for block, gamma, beta in zip(self.blocks, gammas, betas, strict=True):
            grid = block(grid, gamma, beta)
        return grid

    def modulation(self, tokens: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """γ and β of each block: (K, B, D) twice."""
        steering = self.modulate(self.reader(tokens, mask).vector)
        parts = {"two": 2, "k": len(self.blocks)}
        change, beta = rearrange(steering, "b (two k d) -> two k b d", **parts)
        return 1 + change, beta

    @torch.no_grad()
    def maps(self, places: Tensor, tokens: Tensor, mask: Tensor) -> Tensor:
        """The share of features whose largest value stands at each place: (B, 1, L)."""
        grid = self.features(places, tokens, mask).flatten(2)  # (B, D, L)
        return F.one_hot(grid.argmax(dim=2), places.shape[1]).to(grid.dtype).mean(dim=1)[:, None]
