"""Dual encoders: small, begin at guessing, and follow from their seed."""

import math

import pytest
import torch

from multimodal.recipes.pairs.objectives import contrastive, contrastive_at, sigmoid
from multimodal.recipes.pairs.tasks import BATCH
from multimodal.recipes.pairs.towers import bag_clip, clip_model, siglip_model, train_towers
from multimodal.training.seeds import seeded


def test_models_fit_in_a_million_weights(scenes):
    for build in (clip_model, bag_clip, siglip_model):
        assert sum(weights.numel() for weights in build(scenes).parameters()) < 1_000_000


def test_siglip_starts_where_guessing_is_calibrated(scenes):
    bias = siglip_model(scenes).logit_bias
    assert float(bias.detach().sigmoid()) == pytest.approx(1 / BATCH, rel=1e-3)


def test_objectives_start_at_guessing(scenes):
    batch = next(iter(scenes.batches(seed=0)))
    with seeded(0):
        clip, siglip = clip_model(scenes), siglip_model(scenes)
    assert float(contrastive(clip, batch).detach()) == pytest.approx(math.log(BATCH), abs=0.6)
    at_one = float(contrastive_at(1.0)(clip, batch).detach())
    assert at_one == pytest.approx(math.log(BATCH), abs=0.05)
    assert float(sigmoid(siglip, batch).detach()) == pytest.approx(1 + math.log(BATCH), abs=1)


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
