"""The masked autoencoder: parity with transformers, and what the encoder cannot know."""

import pytest
import torch
from torch import nn
from transformers import ViTMAEConfig, ViTMAEForPreTraining

from multimodal.layers.masking import mask_by_noise, random_mask
from multimodal.layers.patches import PatchEmbedding, patchify
from multimodal.layers.positions import sinusoidal_grid
from multimodal.layers.transformer import TransformerBlock, TransformerShape
from multimodal.losses.masked_reconstruction import masked_reconstruction_loss, normalise_patches
from multimodal.models.mae import MaskedAutoencoder, PatchDecoder, VisibleEncoder

SIDE, PATCH, PLACES, KEEP = 12, 4, 9, 3
ENCODER = TransformerShape(width=16, depth=2, heads=4)
DECODER = TransformerShape(width=12, depth=1, heads=2)


def tiny() -> MaskedAutoencoder:
    torch.manual_seed(0)
    return MaskedAutoencoder(
        encoder=VisibleEncoder(
            patches=PatchEmbedding(patch=PATCH, width=16, channels=3),
            positions=sinusoidal_grid(3, 3, 16),
            shape=ENCODER,
        ),
        decoder=PatchDecoder(
            encoder_width=16,
            positions=sinusoidal_grid(3, 3, 12),
            shape=DECODER,
            outputs=3 * PATCH**2,
        ),
    )


def reference(*, normalised: bool) -> ViTMAEForPreTraining:
    return ViTMAEForPreTraining(
        ViTMAEConfig(
            image_size=SIDE,
            patch_size=PATCH,
            num_channels=3,
            hidden_size=16,
            num_hidden_layers=2,
            num_attention_heads=4,
            intermediate_size=64,
            decoder_hidden_size=12,
            decoder_num_hidden_layers=1,
            decoder_num_attention_heads=2,
            decoder_intermediate_size=48,
            mask_ratio=0.65,  # they round what is kept down: 3.15 → 3
            norm_pix_loss=normalised,
            layer_norm_eps=1e-5,
        )
    ).eval()


def copy_block(ours: TransformerBlock, theirs: nn.Module) -> None:
    """Their linear layers stand in the same order in every version: q, k, v, out, up, down."""
    linear = [module for module in theirs.modules() if isinstance(module, nn.Linear)]
    norms = [module for module in theirs.modules() if isinstance(module, nn.LayerNorm)]
    attend, key_value = ours.attention, ours.attention.key_value
    for name in ("weight", "bias"):
        both = torch.cat([getattr(linear[1], name), getattr(linear[2], name)])
        getattr(key_value, name).data.copy_(both)
    attend.query.load_state_dict(linear[0].state_dict())
    attend.out.load_state_dict(linear[3].state_dict())
    ours.feed_forward[0].load_state_dict(linear[4].state_dict())
    ours.feed_forward[2].load_state_dict(linear[5].state_dict())
    ours.attention_norm.load_state_dict(norms[0].state_dict())
    ours.feed_forward_norm.load_state_dict(norms[1].state_dict())


def copy_from(theirs: ViTMAEForPreTraining, ours: MaskedAutoencoder) -> None:
    encoder, decoder = ours.encoder, ours.decoder
    embeddings = theirs.vit.embeddings
    encoder.patches.project.load_state_dict(embeddings.patch_embeddings.projection.state_dict())
    encoder.class_token.data.copy_(embeddings.cls_token.flatten())
    encoder.positions.copy_(embeddings.position_embeddings[0, 1:])
    layers = next(module for module in theirs.vit.modules() if isinstance(module, nn.ModuleList))
    for block, layer in zip(encoder.stack.blocks, layers, strict=True):
        copy_block(block, layer)
    encoder.stack.norm.load_state_dict(theirs.vit.layernorm.state_dict())
    decoder.enter.load_state_dict(theirs.decoder.decoder_embed.state_dict())
    decoder.mask_token.data.copy_(theirs.decoder.mask_token.flatten())
    decoder.positions.copy_(theirs.decoder.decoder_pos_embed[0, 1:])
    for block, layer in zip(decoder.stack.blocks, theirs.decoder.decoder_layers, strict=True):
        copy_block(block, layer)
    decoder.stack.norm.load_state_dict(theirs.decoder.decoder_norm.state_dict())
    decoder.pixels.load_state_dict(theirs.decoder.decoder_pred.state_dict())


@pytest.mark.parametrize("normalised", [False, True])
@torch.no_grad()
def test_equals_transformers(normalised: bool) -> None:
    theirs, ours = reference(normalised=normalised), tiny()
    for weights in theirs.parameters():
        weights.normal_(std=0.3, generator=torch.Generator().manual_seed(weights.numel()))
    theirs.vit.embeddings.position_embeddings[:, 0] = 0  # the class token has no place
    theirs.decoder.decoder_pos_embed[:, 0] = 0
    copy_from(theirs, ours)
    images, noise = torch.rand(5, 3, SIDE, SIDE), torch.rand(5, PLACES)
    expected = theirs(images, noise=noise)
    found = ours(images, mask_by_noise(noise, KEEP))
    assert torch.equal(found.hidden, expected.mask.bool())
    torch.testing.assert_close(found.prediction, expected.logits, atol=1e-4, rtol=1e-4)
    target = patchify(images, PATCH)
    target = normalise_patches(target) if normalised else target
    loss = masked_reconstruction_loss(found.prediction, target, found.hidden)
    torch.testing.assert_close(loss, expected.loss, atol=1e-4, rtol=1e-4)


def test_hidden_pixels_leave_no_trace() -> None:
    model = tiny()
    images = torch.rand(4, 3, SIDE, SIDE)
    masking = random_mask(4, PLACES, ratio=2 / 3, generator=torch.Generator().manual_seed(0))
    hidden = masking.hidden.reshape(4, 1, 3, 3).repeat_interleave(PATCH, 2)
    hidden = hidden.repeat_interleave(PATCH, 3)
    changed = torch.where(hidden, 100 * torch.rand_like(images), images)
    latent = model.encoder.encode(images, masking.visible)
    assert latent.shape == (4, 1 + KEEP, 16)
    assert torch.equal(model.encoder.encode(changed, masking.visible), latent)
    visible = torch.where(hidden, images, 1 - images)
    assert not torch.allclose(model.encoder.encode(visible, masking.visible), latent)


def test_order_of_the_visible_patches_does_not_matter() -> None:
    model, images = tiny(), torch.rand(2, 3, SIDE, SIDE)
    noise = torch.rand(2, PLACES)
    masking = mask_by_noise(noise, KEEP)
    other = noise.scatter(1, masking.visible, noise.gather(1, masking.visible).flip(1))
    shuffled = mask_by_noise(other, KEEP)
    assert torch.equal(shuffled.visible, masking.visible.flip(1))
    torch.testing.assert_close(
        model(images, shuffled).prediction, model(images, masking).prediction
    )


def test_mask_tokens_differ_by_position_only() -> None:
    model, images = tiny(), torch.rand(2, 3, SIDE, SIDE)
    model.decoder.positions.zero_()
    masking = random_mask(2, PLACES, ratio=2 / 3)
    prediction = model(images, masking).prediction
    guesses = prediction[masking.hidden].reshape(2, PLACES - KEEP, -1)
    torch.testing.assert_close(guesses, guesses[:, :1].expand_as(guesses))


def test_gradients_reach_every_parameter() -> None:
    model, images = tiny(), torch.rand(4, 3, SIDE, SIDE)
    found = model(images, random_mask(4, PLACES, ratio=0.5))
    masked_reconstruction_loss(found.prediction, patchify(images, PATCH), found.hidden).backward()
    for name, weights in model.named_parameters():
        assert weights.grad is not None, name
        assert weights.grad.abs().sum() > 0, name


def test_whole_pictures_become_one_vector() -> None:
    encoder = tiny().encoder
    images = torch.rand(3, 3, SIDE, SIDE)
    everything = torch.arange(PLACES).expand(3, -1)
    expected = encoder.encode(images, everything)[:, 1:].mean(dim=1)
    torch.testing.assert_close(encoder(images), expected)
    assert encoder(images).shape == (3, encoder.width)


def test_one_batch_is_learned_by_heart() -> None:
    model, images = tiny(), torch.rand(2, 3, SIDE, SIDE).round()
    masking = random_mask(2, PLACES, ratio=0.5, generator=torch.Generator().manual_seed(0))
    optimiser = torch.optim.AdamW(model.parameters(), lr=1e-2)
    for _ in range(150):
        found = model(images, masking)
        loss = masked_reconstruction_loss(found.prediction, patchify(images, PATCH), found.hidden)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    assert loss.item() < 0.01


@pytest.mark.parametrize("shape", [(9, 8), (9,)])
def test_positions_must_have_the_width_of_the_tokens(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="do not fit tokens of width 16"):
        VisibleEncoder(
            patches=PatchEmbedding(patch=PATCH, width=16, channels=3),
            positions=torch.zeros(shape),
            shape=ENCODER,
        )


@pytest.mark.parametrize("shape", [(9, 12), (9,), (1, 9, 16)])
def test_positions_must_fit_the_tokens(shape) -> None:
    patches = PatchEmbedding(patch=PATCH, width=16, channels=3)
    with pytest.raises(ValueError, match=r"tokens of width 16: expected \(N, 16\)"):
        VisibleEncoder(patches=patches, positions=torch.zeros(shape), shape=ENCODER)


def test_learned_tokens_begin_small() -> None:
    torch.manual_seed(0)
    wide = TransformerShape(width=2000, depth=1, heads=1, expansion=1)
    positions = torch.zeros(9, 2000)
    encoder = VisibleEncoder(patches=nn.Identity(), positions=positions, shape=wide)
    decoder = PatchDecoder(encoder_width=4, positions=positions, shape=wide, outputs=2)
    for token in (encoder.class_token, decoder.mask_token):
        assert token.std().item() == pytest.approx(0.02, rel=0.1)
