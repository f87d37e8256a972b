"""Latent prediction at the size of the page's masked autoencoder, and a look at its collapse."""

from torch import Tensor

from multimodal.data.labelled import ImageBatch, ImageLoader, LabelledImages
from multimodal.layers.masking import random_mask
from multimodal.layers.positions import sinusoidal_grid
from multimodal.losses.masked_reconstruction import masked_reconstruction_loss
from multimodal.metrics.collapse import spread
from multimodal.models.latent_mae import LatentAutoencoder
from multimodal.models.mae import PatchDecoder
from multimodal.presets import choose, default_device
from multimodal.recipes.mae.masked import BATCH, DECODER, RATIO, mae_model, pretrain_settings
from multimodal.recipes.vit.classification import features
from multimodal.training.fit import fit
from multimodal.training.history import History
from multimodal.training.seeds import seeded


def latent_steps() -> int:
    """Steps of a training on the page."""
    return choose(mini=20, small=200, full=200)


def latent_model(kind: type[LatentAutoencoder] = LatentAutoencoder) -> LatentAutoencoder:
    """The encoder and the shape of the decoder are those of :func:`mae_model`."""
    encoder = mae_model().encoder
    side = round(len(encoder.positions) ** 0.5)
    decoder = PatchDecoder(
        encoder_width=encoder.width,
        positions=sinusoidal_grid(side, side, DECODER.width),
        shape=DECODER,
        outputs=encoder.width,
    )
    return kind(encoder=encoder, decoder=decoder)


def predict_features(model: LatentAutoencoder, batch: ImageBatch) -> Tensor:
    """What ``fit`` minimises: squared error on the features of hidden patches."""
    count, places = len(batch.images), len(model.encoder.positions)
    masking = random_mask(count, places, ratio=RATIO, device=batch.images.device)
    prediction, target, hidden = model(batch.images, masking)
    return masked_reconstruction_loss(prediction, target, hidden)


def train_latent(
    data: LabelledImages,
    *,
    steps: int,
    seed: int,
    watched: Tensor,
    kind: type[LatentAutoencoder] = LatentAutoencoder,
) -> tuple[LatentAutoencoder, History]:
    """Train with the settings of the masked autoencoder; every tenth step looks for a collapse.

    Args:
        data: to train on; nobody looks at the labels.
        steps: of the training.
        seed: of weights, batches and masks.
        watched: pictures (N, 1, H, W) whose features are looked at, as ``spread`` of the history.
        kind: with its safeguards or without.
    """

    def look(step: int, model: LatentAutoencoder) -> dict[str, float] | None:
        return None if step % 10 else {"spread": spread(features(model.encoder, watched))}

    with seeded(seed):
        model = latent_model(kind).to(default_device())
        batches = ImageLoader(data, batch_size=BATCH, seed=seed)
        settings = pretrain_settings()
        history = fit(
            model, predict_features, batches, steps=steps, settings=settings, on_step=[look]
        )
    return model, history
