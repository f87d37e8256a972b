"""A captioner that teacher forcing left half-way, and two ways to go on from there.

It is the soft attention of the last chapter, in English, after half of its steps.
"""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cache

from multimodal.data.scenes.dataset import scene_dataset
from multimodal.models.captioners.captioner import Captioner
from multimodal.presets import choose, default_device
from multimodal.recipes.caption_judging.cider_reward import CiderReward
from multimodal.recipes.caption_judging.rewarded import SETTINGS, SelfCritical
from multimodal.recipes.captioning.caption_loader import CaptionLoader
from multimodal.recipes.captioning.caption_system import System
from multimodal.recipes.captioning.recurrent_systems import soft_attention
from multimodal.recipes.captioning.scene_captions import CaptionTask, caption_task
from multimodal.recipes.captioning.teacher_forcing import caption_loss
from multimodal.training.fit import fit
from multimodal.training.seeds import seeded

LANGUAGE = "en"
BATCH = 48
"""of what comes after the half: each rewarded step writes two sentences a picture"""
PHASES = {"half": 300, "rewarded": 150, "long": 600}


def steps(phase: str) -> int:
    """``half``: before; ``rewarded``: after; ``long``: teacher forcing for about as much time."""
    return choose(mini=2, small=PHASES[phase], full=PHASES[phase])


@dataclass(frozen=True)
class RewardTask:
    """The scenes of the last chapter, and five true captions of each to be compared with."""

    scenes: CaptionTask
    references: Sequence[Sequence[str]]

    def batches(self, *, seed: int) -> CaptionLoader:
        """Endless batches in English."""
        return self.scenes.batches(seed=seed, languages=[LANGUAGE], size=BATCH)


@cache
def reward_task() -> RewardTask:
    """The same scenes drawn twice: once for training, once for their references."""
    task = caption_task()
    again = scene_dataset(len(task.train), seed=0, captions_each=5, languages=[LANGUAGE])
    return RewardTask(task, again.captions[LANGUAGE])


def half_trained(task: RewardTask, *, seed: int) -> Captioner:
    """Teacher forcing with the settings of the last chapter, stopped early."""
    batches = task.scenes.batches(seed=seed, languages=[LANGUAGE])
    system = System(soft_attention)
    return system.run(task.scenes, batches, seed=seed, steps=steps("half")).eval()


def go_on_taught(start: Captioner, task: RewardTask, *, count: int, seed: int) -> Captioner:
    """A copy after ``count`` more steps of teacher forcing, at the rate of the rewarded ones."""
    model = deepcopy(start).to(default_device())
    fit(model, caption_loss, task.batches(seed=seed + 1), steps=count, settings=SETTINGS)
    return model.eval()


def go_on_rewarded(start: Captioner, task: RewardTask, *, ends: bool, seed: int) -> Captioner:
    """A copy after self-critical training with CIDEr-D; ``ends``: whether the reward sees ends."""
    model = deepcopy(start).to(default_device())
    reward = CiderReward(task.references, ends=ends)
    objective = SelfCritical(task.scenes.vocabulary, reward, baseline="greedy")
    with seeded(seed):
        batches = task.batches(seed=seed + 1)
        fit(model, objective, batches, steps=steps("rewarded"), settings=SETTINGS)
    return model.eval()
