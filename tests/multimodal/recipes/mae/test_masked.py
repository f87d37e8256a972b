"""Masked autoencoders of the chapter: small, repeatable, and they learn."""

from collections.abc import Callable

import pytest
import torch

from multimodal.data.fashion import load_fashion
from multimodal.data.labelled import ImageBatch, ImageLoader
from multimodal.layers.masking import Masking, random_mask
from multimodal.layers.patches import patchify
from multimodal.losses.masked_reconstruction import normalise_patches
from multimodal.models.mae import MaskedAutoencoder
from multimodal.recipes.mae.inpainting import hidden_pixels
from multimodal.recipes.mae.masked import (
    MaskedPixels,
    fill_in,
    mae_model,
    masks_for,
    pixels_as_they_are,
    predict,
    pretrain,
    pretrain_settings,
    reconstruct,
)
from multimodal.training.optimiser import FitSettings
from multimodal.training.seeds import seeded

Target = Callable[[torch.Tensor], torch.Tensor]


def model() -> MaskedAutoencoder:
    with seeded(0):
        return mae_model()


def batches(seed: int = 0) -> ImageLoader:
    return ImageLoader(load_fashion("train", 64), batch_size=8, seed=seed)


def test_model_is_small_and_its_decoder_smaller() -> None:
    assert model().encoder.patches.patch == 4
    assert [len(part.stack.blocks) for part in (model().encoder, model().decoder)] == [3, 1]
    assert {
        b.attention.heads for b in (*model().encoder.stack.blocks, model().decoder.stack.blocks[0])
    } == {2}
    sizes = [
        sum(weights.numel() for weights in part.parameters())
        for part in (model().encoder, model().decoder)
    ]
    assert sizes[1] < sizes[0] / 5 < 50_000


def test_patches_must_cover_the_picture() -> None:
    with pytest.raises(ValueError, match="patches of 5 pixels do not cover an image of 28×28"):
        mae_model(patch=5)


def test_pretraining_repeats_itself_and_learns() -> None:
    losses = []
    for seed in (0, 0, 1):
        pupil = model()
        losses.append(pretrain(pupil, batches(seed), MaskedPixels(), steps=30).losses)
    assert losses[0] == losses[1] != losses[2]
    assert sum(losses[0][-5:]) < sum(losses[0][:5]) / 2


@pytest.mark.parametrize("target", [pixels_as_they_are, normalise_patches])
@torch.no_grad()
def test_objective_is_the_loss_of_the_masks_that_it_draws(target: Target) -> None:
    images, labels = load_fashion("train", 8)
    with seeded(3):
        found = MaskedPixels(target=target)(model(), ImageBatch(images, labels))
    with seeded(3):
        masking = random_mask(8, 49, ratio=0.75)
    errors = (predict(model(), images, masking) - target(patchify(images, 4))).square()
    torch.testing.assert_close(found, errors.mean(dim=-1)[masking.hidden].mean())


def test_reconstruction_keeps_what_was_visible() -> None:
    images = load_fashion("test", 5).images
    masking = masks_for(images)
    hidden = hidden_pixels(images, masking)
    assert hidden.shape == (5, 1, 28, 28)
    assert hidden.float().mean().item() == pytest.approx(37 / 49)
    guess = reconstruct(model(), images, masking)
    assert not guess.requires_grad
    assert torch.equal(guess[~hidden], images[~hidden])
    assert not torch.equal(guess[hidden], images[hidden])


def test_filling_in_by_hand() -> None:
    images = torch.zeros(1, 1, 4, 4)
    masking = Masking(
        torch.tensor([[0, 3]]),
        torch.tensor([[False, True, True, False]]),
        torch.tensor([[0, 2, 3, 1]]),
    )
    filled = fill_in(images, torch.arange(4.0).reshape(1, 4, 1).expand(1, 4, 4), masking, patch=2)
    assert filled[0, 0].tolist() == [[0, 0, 1, 1], [0, 0, 1, 1], [2, 2, 0, 0], [2, 2, 0, 0]]


def test_masks_follow_from_their_seed() -> None:
    images = torch.zeros(5, 1, 28, 28)
    first, again, other = (masks_for(images, seed=seed).hidden for seed in (0, 0, 1))
    assert torch.equal(first, again)
    assert not torch.equal(first, other)
    assert masks_for(images[:, :, :14], patch=7, ratio=0.25).hidden.sum(dim=1).tolist() == [2] * 5


def test_pretraining_is_set_as_the_page_says() -> None:
    expected = FitSettings(learning_rate=3e-3, betas=(0.9, 0.95), warmup=0.1, log_every=0)
    assert pretrain_settings() == expected
