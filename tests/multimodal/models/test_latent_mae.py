"""Latent prediction: the target sees everything, follows slowly, and has no gradient."""

import pytest
import torch

from multimodal.layers.masking import random_mask
from multimodal.layers.patches import PatchEmbedding
from multimodal.layers.positions import sinusoidal_grid
from multimodal.layers.transformer import TransformerShape
from multimodal.losses.masked_reconstruction import masked_reconstruction_loss
from multimodal.models.latent_mae import LatentAutoencoder, SelfPredictor
from multimodal.models.mae import PatchDecoder, VisibleEncoder

IMAGES = torch.rand(2, 1, 12, 12, generator=torch.Generator().manual_seed(0))
MASKING = random_mask(2, 9, ratio=0.6, generator=torch.Generator().manual_seed(1))


def tiny(kind: type[LatentAutoencoder] = LatentAutoencoder, **options: float) -> LatentAutoencoder:
    torch.manual_seed(0)
    shape = TransformerShape(width=16, depth=1, heads=2)
    patches = PatchEmbedding(patch=4, width=16, channels=1)
    grid = sinusoidal_grid(3, 3, 16)
    return kind(
        encoder=VisibleEncoder(patches=patches, positions=grid, shape=shape),
        decoder=PatchDecoder(encoder_width=16, positions=grid, shape=shape, outputs=16),
        **options,
    )


def loss(model: LatentAutoencoder) -> torch.Tensor:
    return masked_reconstruction_loss(*model(IMAGES, MASKING))


def test_target_is_what_the_encoder_says_of_the_whole_picture() -> None:
    model = tiny()
    prediction, target, hidden = model(IMAGES, MASKING)
    everything = torch.arange(9).expand(2, -1)
    torch.testing.assert_close(target, model.encoder.encode(IMAGES, everything)[:, 1:])
    assert prediction.shape == target.shape == (2, 9, 16)
    assert torch.equal(hidden, MASKING.hidden)


def test_target_learns_nothing_and_all_else_does() -> None:
    model = tiny()
    assert not model(IMAGES, MASKING).target.requires_grad
    loss(model).backward()
    assert all(part.grad is None for part in model.slow.parameters())
    for part in (model.encoder, model.decoder):
        assert all(weights.grad is not None for weights in part.parameters())


def test_copy_follows_after_a_step() -> None:
    model = tiny(momentum=0.75)
    before = model.slow.network.class_token.clone()
    model.encoder.class_token.data += 1.0
    model.after_step()
    torch.testing.assert_close(model.slow.network.class_token, before + 0.25)


def test_its_own_target_learns_as_well() -> None:
    kept, free = tiny(), tiny(SelfPredictor)
    torch.testing.assert_close(loss(kept), loss(free))
    assert free(IMAGES, MASKING).target.requires_grad
    for model in (kept, free):
        loss(model).backward()
    ours, theirs = (model.encoder.class_token.grad for model in (kept, free))
    assert not torch.allclose(ours, theirs, atol=1e-6)


def test_momentum_must_be_a_share() -> None:
    with pytest.raises(ValueError, match="momentum must lie between 0 and 1"):
        tiny(momentum=1.5)
