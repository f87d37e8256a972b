"""A captioner that teacher forcing left half-way, and two ways to go on from there.

It is the writing half of the small BLIP, with true captions only.
"""

from copy import deepcopy

from multimodal.data.scenes.dataset import scene_dataset
from multimodal.models.small_blip import SmallBlip
from multimodal.presets import choose, default_device
from multimodal.recipes.captioning.bootstrapping import (
    Bootstrap,
    blip_with_eye,
    bootstrap_task,
)
from multimodal.recipes.captioning.cider_reward import CiderReward
from multimodal.recipes.captioning.noisy_captions import LANGUAGE, plant_noise
from multimodal.recipes.captioning.rewarded import SETTINGS, SelfCritical
from multimodal.recipes.captioning.small_blip import train_blip, write_loss
from multimodal.training.fit import fit
from multimodal.training.seeds import seeded

PHASES = {"half": 500, "rewarded": 150, "long": 700}


def steps(phase: str) -> int:
    """``half``: before; ``rewarded``: after; ``long``: teacher forcing for as many seconds."""
    return choose(mini=2, small=PHASES[phase], full=PHASES[phase])


def reward_task(seed: int) -> Bootstrap:
    """Scenes with five true captions each, so that CIDEr has references."""
    task = bootstrap_task(seed)
    count = len(task.web.scenes)
    scenes = scene_dataset(count, seed=seed, captions_each=5, languages=[LANGUAGE])
    return Bootstrap(plant_noise(scenes, 0.0, seed=seed), task.human, task.test, task.vocabulary)


def half_trained(task: Bootstrap, *, seed: int) -> SmallBlip:
    """Teacher forcing, stopped early."""
    model = blip_with_eye(task.vocabulary, seed=seed)
    batches = task.batches(task.web.scenes, seed=seed)
    train_blip(model, write_loss, batches, steps=steps("half"), seed=seed)
    return model.eval()


def go_on_taught(start: SmallBlip, task: Bootstrap, *, count: int, seed: int) -> SmallBlip:
    """A copy after ``count`` more steps of teacher forcing, at the rate of the rewarded ones."""
    model = deepcopy(start).to(default_device())
    batches = task.batches(task.web.scenes, seed=seed + 1)
    fit(model, write_loss, batches, steps=count, settings=SETTINGS)
    return model.eval()


def go_on_rewarded(start: SmallBlip, task: Bootstrap, *, ends: bool, seed: int) -> SmallBlip:
    """A copy after self-critical training with CIDEr-D; ``ends``: whether the reward sees ends."""
    model = deepcopy(start).to(default_device())
    reward = CiderReward(task.web.scenes.captions[LANGUAGE], ends=ends)
    batches = task.batches(task.web.scenes, seed=seed + 1)
    with seeded(seed):
        objective = SelfCritical(task.vocabulary, reward, baseline="greedy")
        fit(model, objective, batches, steps=steps("rewarded"), settings=SETTINGS)
    return model.eval()
