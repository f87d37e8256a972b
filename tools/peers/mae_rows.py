"""Masked autoencoders with equal weights: three quarters hidden, normalised targets."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import torch
from torch import Tensor

from multimodal.data.labelled import ImageBatch
from multimodal.layers.masking import mask_by_noise
from multimodal.layers.patches import patchify
from multimodal.layers.positions import sinusoidal_grid
from multimodal.layers.transformer import TransformerShape
from multimodal.losses.masked_reconstruction import masked_reconstruction_loss, normalise_patches
from multimodal.recipes.mae.masked import RATIO, MaskedPixels, mae_model
from tools.peers.agreement import fill, value_and_norm
from tools.peers.row import OURS, Learner, Row, learners, step


@dataclass(frozen=True)
class Size:
    """Of a batch of square pictures, and of the two stacks."""

    batch: int
    side: int
    patch: int
    channels: int
    encoder: TransformerShape
    decoder: TransformerShape

    def images(self) -> Tensor:
        """Pixels in [0, 1]."""
        torch.manual_seed(0)
        return torch.rand(self.batch, self.channels, self.side, self.side)

    def noise(self) -> Tensor:
        """What decides which patches are hidden, where the sides are to agree."""
        generator = torch.Generator().manual_seed(1)
        return torch.rand(self.batch, (self.side // self.patch) ** 2, generator=generator)


def _shape(width: int, depth: int, heads: int) -> TransformerShape:
    return TransformerShape(width=width, depth=depth, heads=heads)


SIZES = {
    "course": Size(96, 28, 4, 1, _shape(64, 3, 2), _shape(32, 1, 2)),
    "64 patches": Size(64, 32, 4, 3, _shape(192, 6, 3), _shape(96, 2, 3)),
    "196 patches": Size(16, 224, 16, 3, _shape(192, 6, 3), _shape(96, 2, 3)),
}


def rows() -> Iterator[Row]:
    """Steps."""
    for name, size in SIZES.items():
        builders = {OURS: partial(ours, size), "transformers": partial(transformers, size)}
        yield from learners(f"MAE {name}", builders, [step], memory=True)


def ours(size: Size) -> Learner:
    model = mae_model(
        size=size.side,
        channels=size.channels,
        patch=size.patch,
        encoder=size.encoder,
        decoder=size.decoder,
    )
    images, weights = size.images(), fill(model.train())
    objective = MaskedPixels(patch=size.patch, target=normalise_patches)
    batch, noise = ImageBatch(images, torch.zeros(len(images))), size.noise()

    def fixed() -> Tensor:
        masking = mask_by_noise(noise, round((1 - RATIO) * noise.shape[1]))
        prediction, hidden = model(images, masking)
        target = normalise_patches(patchify(images, size.patch))
        return masked_reconstruction_loss(prediction, target, hidden)

    return Learner(
        partial(objective, model, batch), weights, partial(value_and_norm, fixed, weights)
    )


def transformers(size: Size) -> Learner:
    from transformers import ViTMAEConfig, ViTMAEForPreTraining

    configuration = ViTMAEConfig(
        image_size=size.side,
        patch_size=size.patch,
        num_channels=size.channels,
        mask_ratio=RATIO,
        norm_pix_loss=True,
        hidden_size=size.encoder.width,
        num_hidden_layers=size.encoder.depth,
        num_attention_heads=size.encoder.heads,
        intermediate_size=size.encoder.expansion * size.encoder.width,
        decoder_hidden_size=size.decoder.width,
        decoder_num_hidden_layers=size.decoder.depth,
        decoder_num_attention_heads=size.decoder.heads,
        decoder_intermediate_size=size.decoder.expansion * size.decoder.width,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    model = ViTMAEForPreTraining(configuration)
    places = size.side // size.patch
    for table in (model.vit.embeddings.position_embeddings, model.decoder.decoder_pos_embed):
        table.data[0, 1:] = sinusoidal_grid(places, places, table.shape[-1])
    images, weights, noise = size.images(), fill(model.train()), size.noise()

    def loss(noise: Tensor | None = None) -> Tensor:
        return model(images, noise=noise).loss

    return Learner(loss, weights, partial(value_and_norm, partial(loss, noise), weights))
