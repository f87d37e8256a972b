"""Both ways on from the half-trained captioner change it; its scenes have references."""

import torch

from multimodal.recipes.caption_judging.half_trained import (
    go_on_rewarded,
    go_on_taught,
    half_trained,
    reward_task,
)
from multimodal.recipes.captioning.scene_captions import exact_matches


def test_references_are_true_of_the_scenes_in_the_same_place():
    task = reward_task()
    assert {len(texts) for texts in task.references} == {5}
    firsts = [texts[0] for texts in task.references]
    assert exact_matches(firsts, task.scenes.train.scenes, "en").all()


def test_both_ways_start_from_the_same_model():
    task = reward_task()
    start = half_trained(task, seed=0)
    taught = go_on_taught(start, task, count=2, seed=0)
    rewarded = go_on_rewarded(start, task, ends=True, seed=0)
    words = [model.words.weight for model in (start, taught, rewarded)]
    assert not torch.equal(words[0], words[1])
    assert not torch.equal(words[0], words[2])
    assert not torch.equal(words[1], words[2])
