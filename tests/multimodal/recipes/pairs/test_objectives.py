"""What dual encoders minimise, before they have learned anything."""

import math

import pytest

from multimodal.recipes.pairs.objectives import contrastive, contrastive_at, sigmoid
from multimodal.recipes.pairs.tasks import BATCH
from multimodal.recipes.pairs.towers import clip_model, siglip_model
from multimodal.training.seeds import seeded


def test_objectives_start_at_guessing(scenes):
    batch = next(iter(scenes.batches(seed=0)))
    with seeded(0):
        clip, siglip = clip_model(scenes), siglip_model(scenes)
    assert float(contrastive(clip, batch).detach()) == pytest.approx(math.log(BATCH), abs=0.6)
    at_one = float(contrastive_at(1.0)(clip, batch).detach())
    assert at_one == pytest.approx(math.log(BATCH), abs=0.05)
    assert float(sigmoid(siglip, batch).detach()) == pytest.approx(1 + math.log(BATCH), abs=1)
