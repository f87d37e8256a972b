"""CLIP and SigLIP: two encoders and one space, trained so that true pairs meet.

Letters: B batch, M text tokens, D width of the shared space.
"""

import math
from collections.abc import Callable
from typing import NamedTuple, cast

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from multimodal.arguments import require_number, require_positive

Projection = Callable[[int, int], nn.Module]
"""(width of an encoder, D) → a layer between the two"""


class DualEmbeddings(NamedTuple):
    """What :func:`multimodal.losses.info_nce.clip_loss` compares."""

    image: Tensor
    """(B, D), rows of length 1"""
    text: Tensor
    """(B, D), rows of length 1"""
    scale: Tensor
    """(), inverse temperature"""


class SigmoidEmbeddings(NamedTuple):
    """What :func:`multimodal.losses.siglip.siglip_loss` compares."""

    image: Tensor
    """(B, D), rows of length 1"""
    text: Tensor
    """(B, D), rows of length 1"""
    scale: Tensor
    """(), inverse temperature"""
    bias: Tensor
    """(), added to every scaled cosine"""


def linear(width: int, out: int) -> nn.Linear:
    """The projection of CLIP: a linear map without bias."""
    return nn.Linear(width, out, bias=False)


class TwoTowers(nn.Module):
    """Two encoders whose vectors are projected into one space and scaled to length 1.

    ``logit_scale`` is the *logarithm of the inverse temperature*, ln(1/τ): a larger value means a
    lower temperature and a sharper softmax.

    Args:
        image_encoder: (B, 3, H, W) → (B, image_encoder.width).
        text_encoder: (tokens (B, M), mask (B, M)) → (B, text_encoder.width).
        width: D.
        initial_temperature: τ at the start; the scale starts at 1/τ.
        max_scale: the scale never exceeds it.
        projection: makes the layer between an encoder and the space, once for each encoder.

    Raises:
        ValueError: a width below 1, or a start above ``max_scale``.

    Source: Radford et al. 2021 (arXiv 2103.00020), sections 2.3 and 2.5: linear projections without
    bias, and a learned scale that is kept at or below 100.
    """

    def __init__(
        self,
        *,
        image_encoder: nn.Module,
        text_encoder: nn.Module,
        width: int = 128,
        initial_temperature: float = 0.07,
        max_scale: float = 100.0,
        projection: Projection = linear,
    ) -> None:
        super().__init__()
        image_width, text_width = (cast(int, e.width) for e in (image_encoder, text_encoder))
        if min(image_width, text_width, width) < 1:
            raise ValueError(f"widths must be at least 1, got {image_width, text_width, width}")
        require_number(initial_temperature=initial_temperature)
        require_positive(max_scale=max_scale)
        if not (initial_temperature > 0 and 1 / initial_temperature <= max_scale < math.inf):
            raise ValueError(
                f"the initial temperature must lie between 1/max_scale = {1 / max_scale:g} "
                f"and infinity, got {initial_temperature}"
            )
        self.image_encoder = image_encoder
        self.text_encoder = text_encoder
        self.image_projection = projection(image_width, width)
        self.text_projection = projection(text_width, width)
        self.logit_scale = nn.Parameter(torch.tensor(math.log(1 / initial_temperature)))
        self.max_scale = max_scale

    def encode_image(self, images: Tensor) -> Tensor:
        """Images (B, 3, H, W) in [0, 1] → (B, D), rows of length 1."""
        return F.normalize(self.image_projection(self.image_encoder(images)), dim=-1)

    def encode_text(self, tokens: Tensor, mask: Tensor) -> Tensor:
        """Tokens (B, M), mask (B, M) bool, True = real → (B, D), rows of length 1."""
        return F.normalize(self.text_projection(self.text_encoder(tokens, mask)), dim=-1)

    def scale(self) -> Tensor:
        """The inverse temperature s = 1/τ, (), at most ``max_scale``; there it can still fall."""
        limit = math.log(self.max_scale)
        scale = self.logit_scale.masked_fill(self.logit_scale > limit, limit).exp()
        digit = torch.finfo(scale.dtype).eps * 2.0 ** (math.frexp(self.max_scale)[1] - 1)
        ceiling = math.floor(self.max_scale / digit) * digit  # a number of this precision
        return scale - (scale.detach() - ceiling).clamp(min=0)  # where exp rounds up

    @torch.no_grad()
    def after_step(self) -> None:
        """Bring the learned scale back if the step carried it beyond; ``fit`` calls this."""
        self.logit_scale.clamp_(max=math.log(self.max_scale))


class DualEncoder(TwoTowers):
    """CLIP with any two encoders.

    Source: Radford et al. 2021 (arXiv 2103.00020). Chapter ``representation/clip``.
    """

    def forward(self, images: Tensor, tokens: Tensor, mask: Tensor) -> DualEmbeddings:
        """Embed B pairs.

        Args:
            images: (B, 3, H, W) in [0, 1].
            tokens: (B, M) int64.
            mask: (B, M) bool, True = real.
        """
        return DualEmbeddings(
            self.encode_image(images), self.encode_text(tokens, mask), self.scale()
        )


class SigmoidDualEncoder(TwoTowers):
    """SigLIP with any two encoders; starts at scale 10 and bias −10 as in the paper.

    Args:
        image_encoder: (B, 3, H, W) → (B, image_encoder.width).
        text_encoder: (tokens (B, M), mask (B, M)) → (B, text_encoder.width).
        width: D.
        initial_bias: the paper's −10 is close to −ln(B − 1) for its batches of 32 thousand pairs,
            where guessing is calibrated; small batches want the same.

    Source: Zhai et al. 2023 (arXiv 2303.15343), algorithm 1.
    """

    def __init__(
        self,
        *,
        image_encoder: nn.Module,
        text_encoder: nn.Module,
        width: int = 128,
        initial_bias: float = -10.0,
    ) -> None:
        super().__init__(
            image_encoder=image_encoder,
            text_encoder=text_encoder,
            width=width,
            initial_temperature=0.1,
        )
        self.logit_bias = nn.Parameter(torch.tensor(initial_bias))

    def forward(self, images: Tensor, tokens: Tensor, mask: Tensor) -> SigmoidEmbeddings:
        """Embed B pairs: images (B, 3, H, W) in [0, 1], tokens and mask (B, M)."""
        image, text = self.encode_image(images), self.encode_text(tokens, mask)
        return SigmoidEmbeddings(image, text, self.scale(), self.logit_bias)
