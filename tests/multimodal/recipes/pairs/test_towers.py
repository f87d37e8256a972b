"""Dual encoders: small, begin at guessing, and follow from their seed."""

import pytest
import torch

from multimodal.recipes.pairs.tasks import BATCH
from multimodal.recipes.pairs.towers import (
    bag_clip,
    clip_model,
    fit_settings,
    published_siglip_model,
    siglip_model,
    train_towers,
)
from multimodal.training.optimiser import FitSettings
from multimodal.training.seeds import seeded


def test_models_fit_in_a_million_weights(scenes):
    for build in (clip_model, bag_clip, siglip_model):
        assert sum(weights.numel() for weights in build(scenes).parameters()) < 1_000_000


def test_siglip_starts_where_guessing_is_calibrated(scenes):
    bias = siglip_model(scenes).logit_bias
    assert float(bias.detach().sigmoid()) == pytest.approx(1 / BATCH, rel=1e-3)


def test_a_training_follows_from_the_seed_of_its_batches(scenes):
    first, again, other = (
        train_towers(clip_model, scenes, scenes.batches(seed=seed, size=8), steps=2).state_dict()
        for seed in (0, 0, 1)
    )
    with seeded(0):
        fresh = clip_model(scenes).state_dict()
    name = "image_projection.weight"
    assert torch.equal(first[name], again[name])
    assert not torch.equal(first[name], other[name])
    assert not torch.equal(first[name], fresh[name])


def test_sizes_and_settings_are_those_of_the_page(scenes):
    text, bag = clip_model(scenes).text_encoder, bag_clip(scenes).text_encoder
    assert text.width == bag.width == 96
    assert len(text.stack.blocks) == 1
    assert text.stack.blocks[0].attention.heads == 4
    assert text.stack.blocks[0].feed_forward[0].weight.shape == (192, 96)
    assert published_siglip_model(scenes).logit_bias.item() == -10
    assert fit_settings() == FitSettings(learning_rate=3e-3, warmup=0.1, log_every=0)
