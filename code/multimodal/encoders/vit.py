"""A Transformer over patches of an image.

Letters: B batch, N patches, D width, S side of the image.
"""

import torch
from einops import repeat
from torch import Tensor, nn

from multimodal.layers.patches import PatchEmbedding
from multimodal.layers.positions import LearnedPositions
from multimodal.layers.transformer import TransformerShape, TransformerStack


class VisionTransformer(nn.Module):
    """Patches and a class token with learned positions; the class token is the result.

    Args:
        size: S, pixels; images are square.
        patch: side of a patch, a divisor of S.
        shape: of the stack; its width is the width of the result.

    Raises:
        ValueError: the patches do not cover the image exactly.

    Source: Dosovitskiy et al. 2021 (arXiv 2010.11929), eq. 1–4.
    """

    def __init__(self, *, size: int, patch: int, shape: TransformerShape) -> None:
        super().__init__()
        if size % patch:
            raise ValueError(f"patches of {patch} pixels do not cover an image of {size}×{size}")
        self.width = shape.width
        self.patches = PatchEmbedding(patch=patch, width=shape.width)
        self.class_token = nn.Parameter(torch.randn(1, shape.width) * 0.02)
        self.positions = LearnedPositions(length=1 + (size // patch) ** 2, width=shape.width)
        self.stack = TransformerStack(shape)

    def forward(self, images: Tensor) -> Tensor:
        """Images (B, 3, S, S) in [0, 1] → (B, D)."""
        return self.tokens(images)[:, 0]

    def tokens(self, images: Tensor) -> Tensor:
        """All tokens after the last block, (B, 1 + N, D); the class token comes first."""
        patches = self.patches(2 * images - 1)  # (B, N, D)
        start = repeat(self.class_token, "one d -> b one d", b=len(patches))
        return self.stack(self.positions(torch.cat([start, patches], dim=1)))
