"""Every system is built by its name and trained by one call that follows the seed."""

import pytest
import torch

from multimodal.models.captioners.captioner import Captioner
from multimodal.presets import default_device
from multimodal.recipes.captioning.systems import SYSTEMS


@pytest.mark.parametrize("name", SYSTEMS)
def test_a_system_trains_and_writes(task, name):
    batches = task.batches(seed=0, languages=["en"], size=8)
    model = SYSTEMS[name].run(task, batches, seed=0, steps=1)
    assert isinstance(model, Captioner)
    images = torch.rand(2, 3, 32, 32, device=default_device())
    first = torch.full((2,), task.vocabulary.start("en"), device=default_device())
    logits, _ = model.step(model.begin(images), first)
    assert logits.shape == (2, len(task.vocabulary))
    assert logits.isfinite().all()
