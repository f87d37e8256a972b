"""What CLIP and its relatives share: two encoders, two projections, one learned scale.

Letters: B batch, M text tokens, D width of the shared space.
"""

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn


@dataclass(frozen=True)
class SharedSpace:
    """Where both encoders meet.

    Attributes:
        image_width: width of what the image encoder gives.
        text_width: width of what the text encoder gives.
        width: D.
        initial_temperature: τ at the start, positive; the scale starts at 1/τ.
        max_scale: the scale never exceeds it.

    Raises:
        ValueError: a size below 1, or a start above ``max_scale``.
    """

    image_width: int
    text_width: int
    width: int = 128
    initial_temperature: float = 0.07
    max_scale: float = 100.0

    def __post_init__(self) -> None:
        if min(self.image_width, self.text_width, self.width) < 1:
            raise ValueError(f"widths must be at least 1, got {self}")
        if self.initial_temperature <= 0 or 1 / self.initial_temperature > self.max_scale:
            raise ValueError(
                f"the initial temperature must lie between 1/max_scale = {1 / self.max_scale:g} "
                f"and infinity, got {self.initial_temperature}"
            )


class TwoTowers(nn.Module):
    """Two encoders whose vectors are projected into one space and scaled to length 1.

    ``logit_scale`` is the *logarithm of the inverse temperature*, ln(1/τ): a larger value means a
    lower temperature and a sharper softmax.

    Args:
        image_encoder: (B, 3, H, W) → (B, image_width).
        text_encoder: (tokens (B, M), mask (B, M)) → (B, text_width).
        space: where they meet.

    Source: Radford et al. 2021 (arXiv 2103.00020), sections 2.3 and 2.5: linear projections without
    bias, and a learned scale that is kept at or below 100.
    """

    def __init__(
        self, image_encoder: nn.Module, text_encoder: nn.Module, space: SharedSpace
    ) -> None:
        super().__init__()
        self.image_encoder = image_encoder
        self.text_encoder = text_encoder
        self.image_projection = nn.Linear(space.image_width, space.width, bias=False)
        self.text_projection = nn.Linear(space.text_width, space.width, bias=False)
        self.logit_scale = nn.Parameter(torch.tensor(math.log(1 / space.initial_temperature)))
        self.max_scale = space.max_scale

    def encode_image(self, images: Tensor) -> Tensor:
        """Images (B, 3, H, W) in [0, 1] → (B, D), rows of length 1."""
        return F.normalize(self.image_projection(self.image_encoder(images)), dim=-1)

    def encode_text(self, tokens: Tensor, mask: Tensor) -> Tensor:
        """Tokens (B, M), mask (B, M) bool, True = real → (B, D), rows of length 1."""
        return F.normalize(self.text_projection(self.text_encoder(tokens, mask)), dim=-1)

    def scale(self) -> Tensor:
        """The inverse temperature s = 1/τ, (), at most ``max_scale``."""
        self.clamp_scale()
        return self.logit_scale.exp()

    @torch.no_grad()
    def clamp_scale(self) -> None:
        """Bring the learned scale back to ``max_scale`` if a step carried it beyond."""
        self.logit_scale.clamp_(max=math.log(self.max_scale))
