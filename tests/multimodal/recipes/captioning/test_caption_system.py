"""Everything follows the seed, and what is trained is what was built."""

import torch

from multimodal.recipes.captioning.caption_system import System
from multimodal.recipes.captioning.parallel_systems import blind_captioner


def weights(task, seed):
    batches = task.batches(seed=0, languages=["en"], size=8)
    model = System(blind_captioner).run(task, batches, seed=seed, steps=2)
    return model.language.out.weight


def test_everything_follows_the_seed(task):
    assert torch.equal(weights(task, 1), weights(task, 1))
    assert not torch.equal(weights(task, 1), weights(task, 2))


def test_a_training_of_its_own_is_used(task):
    asked = []
    system = System(blind_captioner, lambda model, batches, steps: asked.append((model, steps)))
    model = system.run(task, [], seed=0, steps=7)
    assert asked == [(model, 7)]
