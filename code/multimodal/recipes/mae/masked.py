"""Masked autoencoders at the size that a minute on one core can train.

Letters: B batch, C channels, H height, W width, N patches, X numbers per patch.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Generator, Tensor

from multimodal.data.labelled import ImageBatch, ImageLoader
from multimodal.digest import shown
from multimodal.layers.masking import Masking, random_mask
from multimodal.layers.patches import PatchEmbedding, patchify, unpatchify
from multimodal.layers.positions import sinusoidal_grid
from multimodal.layers.transformer import TransformerShape
from multimodal.losses.masked_reconstruction import masked_reconstruction_loss
from multimodal.models.mae import MaskedAutoencoder, PatchDecoder, VisibleEncoder
from multimodal.training.fit import fit
from multimodal.training.history import History
from multimodal.training.optimiser import FitSettings
from multimodal.training.seeds import seeded

PATCH = 4
RATIO = 0.75
BATCH = 96
ENCODER = TransformerShape(width=64, depth=3, heads=2)
DECODER = TransformerShape(width=32, depth=1, heads=2)


def mae_model(
    *,
    size: int = 28,
    channels: int = 1,
    patch: int = PATCH,
    encoder: TransformerShape = ENCODER,
    decoder: TransformerShape = DECODER,
) -> MaskedAutoencoder:
    """A masked autoencoder for square pictures of ``size`` pixels.

    Raises:
        ValueError: the patches do not cover the picture exactly.
    """
    if size % patch:
        raise ValueError(f"patches of {patch} pixels do not cover an image of {size}×{size}")
    side = size // patch
    return MaskedAutoencoder(
        encoder=VisibleEncoder(
            patches=PatchEmbedding(patch=patch, width=encoder.width, channels=channels),
            positions=sinusoidal_grid(side, side, encoder.width),
            shape=encoder,
        ),
        decoder=PatchDecoder(
            encoder_width=encoder.width,
            positions=sinusoidal_grid(side, side, decoder.width),
            shape=decoder,
            outputs=channels * patch**2,
        ),
    )


def pixels_as_they_are(patches: Tensor) -> Tensor:
    """The target that is the picture itself."""
    return patches


@dataclass(frozen=True)
class MaskedPixels:
    """What ``fit`` minimises: every step hides other patches.

    Attributes:
        patch: side of a patch in pixels.
        ratio: share of the patches that is hidden.
        target: patches (B, N, X) → what the decoder is to say of them.
    """

    patch: int = PATCH
    ratio: float = RATIO
    target: Callable[[Tensor], Tensor] = pixels_as_they_are

    def __call__(self, model: MaskedAutoencoder, batch: ImageBatch) -> Tensor:
        """Loss () of one batch; the masks come from PyTorch's own generator, which a checkpoint
        keeps."""
        target = self.target(patchify(batch.images, self.patch))
        masking = random_mask(*target.shape[:2], ratio=self.ratio, device=target.device)
        prediction, hidden = model(batch.images, masking)
        return masked_reconstruction_loss(prediction, target, hidden)


def pretrain_settings() -> FitSettings:
    """AdamW as in the paper's appendix, with a higher rate for a small model and few steps."""
    return FitSettings(learning_rate=3e-3, betas=(0.9, 0.95), warmup=0.1, log_every=0)


def pretrain(
    model: MaskedAutoencoder,
    batches: ImageLoader,
    objective: MaskedPixels,
    *,
    steps: int,
    settings: FitSettings | None = None,
    checkpoint: Path | None = None,
) -> History:
    """Train in place; the masks follow from the seed of the batches."""
    with seeded(batches.seed):
        return fit(
            model,
            objective,
            batches,
            steps=steps,
            settings=settings or pretrain_settings(),
            checkpoint=checkpoint,
            conditions={"objective": shown(objective)},
        )


def masks_for(
    images: Tensor, *, ratio: float = RATIO, seed: int = 0, patch: int = PATCH
) -> Masking:
    """The same masks for the same seed, to look at models one beside the other."""
    places = images.shape[-2] * images.shape[-1] // patch**2
    generator = Generator().manual_seed(seed)
    return random_mask(len(images), places, ratio=ratio, generator=generator)


def reconstruct(
    model: MaskedAutoencoder, images: Tensor, masking: Masking, *, patch: int = PATCH
) -> Tensor:
    """Pictures (B, C, H, W) whose hidden patches the model has filled in; visible ones stay.

    For models whose target was the pixels as they are.
    """
    return fill_in(images, predict(model, images, masking), masking, patch=patch)


def predict(model: MaskedAutoencoder, images: Tensor, masking: Masking) -> Tensor:
    """What the model says of every patch (B, N, X), without gradients, on the CPU."""
    device = model.encoder.positions.device
    model.eval()
    with torch.inference_mode():
        moved = Masking(*(part.to(device) for part in masking))
        return model(images.to(device), moved).prediction.cpu()


def fill_in(images: Tensor, patches: Tensor, masking: Masking, *, patch: int = PATCH) -> Tensor:
    """Pictures with the hidden places taken from ``patches`` (B, N, X)."""
    whole = torch.where(masking.hidden[..., None], patches, patchify(images, patch))
    return unpatchify(whole, patch=patch, size=(images.shape[-2], images.shape[-1]))
