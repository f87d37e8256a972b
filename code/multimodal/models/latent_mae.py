"""Hidden patches predicted not as pixels but as features: latent prediction.

Letters: B batch, C channels, H height, W width, N patches, D width of the encoder.
"""

from typing import NamedTuple

import torch
from torch import Tensor, nn

from multimodal.layers.masking import Masking
from multimodal.models.mae import PatchDecoder, VisibleEncoder
from multimodal.models.momentum import MomentumCopy


class LatentPrediction(NamedTuple):
    """What the decoder says of the features, what they are, and where it had to guess."""

    prediction: Tensor
    """(B, N, D)"""
    target: Tensor
    """(B, N, D)"""
    hidden: Tensor
    """(B, N) bool, True = hidden from the encoder"""


class LatentAutoencoder(nn.Module):
    """The masked autoencoder with another target: a slow copy's features of the whole picture.

    Args:
        encoder: sees the visible patches only.
        decoder: predicts D numbers for each patch.
        momentum: of the slow copy, which sees everything.

    Source: data2vec, Baevski et al. 2022 (arXiv 2202.03555), section 3, with the encoder of MAE,
    which gets no mask tokens; the narrow predictor as in I-JEPA, Assran et al. 2023
    (arXiv 2301.08243).
    """

    def __init__(
        self, *, encoder: VisibleEncoder, decoder: PatchDecoder, momentum: float = 0.99
    ) -> None:
        super().__init__()
        self.encoder = encoder
        self.decoder = decoder
        self.slow = MomentumCopy(encoder, momentum=momentum)

    def forward(self, images: Tensor, masking: Masking) -> LatentPrediction:
        """Images (B, C, H, W) and what of them may be seen → predicted and true features."""
        latent = self.encoder.encode(images, masking.visible)
        prediction = self.decoder(latent, masking.restore)
        return LatentPrediction(prediction, self.target(images), masking.hidden)

    @torch.no_grad()
    def target(self, images: Tensor) -> Tensor:
        """(B, N, D), the slow copy's features of all patches; no gradient."""
        slow = self.slow.network
        assert isinstance(slow, VisibleEncoder)  # a copy of one
        return _all_patches(slow, images)

    def after_step(self) -> None:
        """The copy follows; called by ``fit``."""
        self.slow.follow(self.encoder)


class SelfPredictor(LatentAutoencoder):
    """The same without its safeguards: the target is the encoder itself, and learns as well."""

    def target(self, images: Tensor) -> Tensor:
        """(B, N, D), with gradient: the easiest target is one that never changes."""
        return _all_patches(self.encoder, images)


def _all_patches(encoder: VisibleEncoder, images: Tensor) -> Tensor:
    places = torch.arange(len(encoder.positions), device=images.device)
    return encoder.encode(images, places.expand(len(images), -1))[:, 1:]
