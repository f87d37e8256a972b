"""SigLIP: the two towers of CLIP under a sigmoid loss, which needs a learned bias.

Letters: B batch, M text tokens, D width of the shared space.
"""

from typing import NamedTuple

import torch
from torch import Tensor, nn

from multimodal.models.towers import SharedSpace, TwoTowers


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


class SigmoidDualEncoder(TwoTowers):
    """SigLIP with any two encoders; starts at scale 10 and bias −10 as in the paper.

    Args:
        image_encoder: (B, 3, H, W) → (B, image_width).
        text_encoder: (tokens (B, M), mask (B, M)) → (B, text_width).
        image_width: width of what the image encoder gives.
        text_width: width of what the text encoder gives.
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
        image_width: int,
        text_width: int,
        width: int = 128,
        initial_bias: float = -10.0,
    ) -> None:
        space = SharedSpace(image_width, text_width, width, initial_temperature=0.1)
        super().__init__(image_encoder, text_encoder, space)
        self.logit_bias = nn.Parameter(torch.tensor(initial_bias))

    def forward(self, images: Tensor, tokens: Tensor, mask: Tensor) -> SigmoidEmbeddings:
        """Embed B pairs: images (B, 3, H, W) in [0, 1], tokens and mask (B, M)."""
        return SigmoidEmbeddings(
            self.encode_image(images),
            self.encode_text(tokens, mask),
            self.scale(),
            self.logit_bias,
        )
