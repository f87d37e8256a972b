"""Every system is built by its name and trained by one call that follows the seed."""

import pytest
import torch

from multimodal.models.captioners.captioner import Captioner
from multimodal.presets import default_device
from multimodal.recipes.captioning.systems import SYSTEMS, train_system


@pytest.mark.parametrize("name", SYSTEMS)
def test_a_system_trains_and_writes(task, name):
    batches = task.batches(seed=0, languages=["en"], size=8)
    model = train_system(name, task, batches, seed=0, steps=1)
    assert isinstance(model, Captioner)
    images = torch.rand(2, 3, 32, 32, device=default_device())
    first = torch.full((2,), task.vocabulary.start("en"), device=default_device())
    logits, _ = model.step(model.begin(images), first)
    assert logits.shape == (2, len(task.vocabulary))
    assert logits.isfinite().all()


def test_everything_follows_the_seed(task):
    def weights(seed):
        batches = task.batches(seed=seed, languages=["en"], size=8)
        return train_system("blind", task, batches, seed=seed, steps=2).language.out.weight

    assert torch.equal(weights(1), weights(1))
    assert not torch.equal(weights(1), weights(2))


def test_another_name_is_refused(task):
    with pytest.raises(ValueError, match="unknown system 'clip': choose one of "):
        train_system("clip", task, [], seed=0, steps=1)
