"""A masked autoencoder: a heavy encoder of what is visible, a light decoder of what is not.

Letters: B batch, C channels, H height, W width, N patches, K visible patches, D width of the
encoder, E width of the decoder, X numbers per patch (pixels times channels).
"""

from typing import NamedTuple

import torch
from einops import repeat
from torch import Tensor, nn

from multimodal.layers.masking import Masking, restore_order, take
from multimodal.layers.transformer import TransformerShape, TransformerStack


class Reconstruction(NamedTuple):
    """What the decoder believes, and where it had to guess."""

    prediction: Tensor
    """(B, N, X), in the units of the loss's target"""
    hidden: Tensor
    """(B, N) bool, True = hidden from the encoder"""


class VisibleEncoder(nn.Module):
    """A Vision Transformer that can be shown some of the patches only.

    Args:
        patches: images (B, C, H, W) → tokens (B, N, D).
        positions: (N, D), added to the tokens before any is dropped; fixed.
        shape: of the stack.

    Raises:
        ValueError: positions of another width.

    Source: He et al. 2022 (arXiv 2111.06377), section 3, "MAE encoder".
    """

    positions: Tensor

    def __init__(self, *, patches: nn.Module, positions: Tensor, shape: TransformerShape) -> None:
        super().__init__()
        _require_width(positions, shape)
        self.width = shape.width
        self.patches = patches
        self.register_buffer("positions", positions)
        self.class_token = nn.Parameter(torch.randn(shape.width) * 0.02)
        self.stack = TransformerStack.of(shape)

    def forward(self, images: Tensor) -> Tensor:
        """Whole pictures → (B, D), the mean of their patch tokens: what a probe reads."""
        places = torch.arange(len(self.positions), device=images.device)
        return self.encode(images, places.expand(len(images), -1))[:, 1:].mean(dim=1)

    def encode(self, images: Tensor, visible: Tensor) -> Tensor:
        """The tokens of the visible patches; no other patch has any influence.

        Args:
            images: (B, C, H, W).
            visible: (B, K) int64, places.

        Returns:
            (B, 1 + K, D), the class token first.
        """
        tokens = take(self.patches(images) + self.positions, visible)  # (B, K, D)
        start = repeat(self.class_token, "d -> b 1 d", b=len(tokens))
        return self.stack(torch.cat([start, tokens], dim=1))


class PatchDecoder(nn.Module):
    """Sees the encoded visible patches in their places and a mask token in every other.

    Args:
        encoder_width: D.
        positions: (N, E), fixed; without them all mask tokens would be alike.
        shape: of the stack, usually narrower and shallower than the encoder's.
        outputs: X.

    Raises:
        ValueError: positions of another width.

    Source: He et al. 2022 (arXiv 2111.06377), section 3, "MAE decoder".
    """

    positions: Tensor

    def __init__(
        self, *, encoder_width: int, positions: Tensor, shape: TransformerShape, outputs: int
    ) -> None:
        super().__init__()
        _require_width(positions, shape)
        self.register_buffer("positions", positions)
        self.enter = nn.Linear(encoder_width, shape.width)
        self.mask_token = nn.Parameter(torch.randn(shape.width) * 0.02)
        self.stack = TransformerStack.of(shape)
        self.pixels = nn.Linear(shape.width, outputs)

    def forward(self, latent: Tensor, restore: Tensor) -> Tensor:
        """Predict every patch.

        Args:
            latent: (B, 1 + K, D), the class token first.
            restore: (B, N), of the masking that the encoder saw.

        Returns:
            (B, N, X).
        """
        tokens = self.enter(latent)  # (B, 1 + K, E)
        places = restore_order(tokens[:, 1:], self.mask_token, restore) + self.positions
        return self.pixels(self.stack(torch.cat([tokens[:, :1], places], dim=1))[:, 1:])


class MaskedAutoencoder(nn.Module):
    """Encoder and decoder, joined by a masking.

    After pretraining the decoder is thrown away; ``encoder`` is what is kept.

    Source: He et al. 2022 (arXiv 2111.06377), figure 1; chapter ``representation/mae``.
    """

    def __init__(self, *, encoder: VisibleEncoder, decoder: PatchDecoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.decoder = decoder

    def forward(self, images: Tensor, masking: Masking) -> Reconstruction:
        """Images (B, C, H, W) and what of them may be seen → a prediction for every patch."""
        latent = self.encoder.encode(images, masking.visible)
        return Reconstruction(self.decoder(latent, masking.restore), masking.hidden)


def _require_width(positions: Tensor, shape: TransformerShape) -> None:
    if positions.ndim != 2 or positions.shape[1] != shape.width:
        raise ValueError(
            f"positions of shape {tuple(positions.shape)} do not fit tokens of width "
            f"{shape.width}: expected (N, {shape.width})"
        )
