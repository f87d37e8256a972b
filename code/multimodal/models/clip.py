"""CLIP: two encoders and one space, trained so that true pairs meet.

Letters: B batch, M text tokens, D width of the shared space.
"""

from typing import NamedTuple

from torch import Tensor, nn

from multimodal.models.towers import SharedSpace, TwoTowers


class DualEmbeddings(NamedTuple):
    """What :func:`multimodal.losses.info_nce.clip_loss` compares."""

    image: Tensor
    """(B, D), rows of length 1"""
    text: Tensor
    """(B, D), rows of length 1"""
    scale: Tensor
    """(), inverse temperature"""


class DualEncoder(TwoTowers):
    """CLIP with any two encoders.

    Args:
        image_encoder: (B, 3, H, W) → (B, image_width).
        text_encoder: (tokens (B, M), mask (B, M)) → (B, text_width).
        image_width: width of what the image encoder gives.
        text_width: width of what the text encoder gives.
        width: D.
        initial_temperature: τ at the start; the scale starts at 1/τ.
        max_scale: the scale never exceeds it.

    Raises:
        ValueError: a width below 1, or a start above ``max_scale``.

    Source: Radford et al. 2021 (arXiv 2103.00020). Chapter ``representation/clip``.
    """

    def __init__(
        self,
        *,
        image_encoder: nn.Module,
        text_encoder: nn.Module,
        image_width: int,
        text_width: int,
        width: int = 128,
        initial_temperature: float = 0.07,
        max_scale: float = 100.0,
    ) -> None:
        space = SharedSpace(image_width, text_width, width, initial_temperature, max_scale)
        super().__init__(image_encoder, text_encoder, space)

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
