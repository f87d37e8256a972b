"""Both ways on from the half-trained captioner change it; its scenes have references."""

import torch

from multimodal.recipes.captioning.half_trained import (
    go_on_rewarded,
    go_on_taught,
    half_trained,
    reward_task,
)


def test_both_ways_start_from_the_same_model():
    task = reward_task(0)
    assert {len(texts) for texts in task.web.scenes.captions["en"]} == {5}
    assert not task.web.wrong.any()
    start = half_trained(task, seed=0)
    taught = go_on_taught(start, task, count=2, seed=0)
    rewarded = go_on_rewarded(start, task, ends=True, seed=0)
    words = [m.writer.bert.embeddings.word_embeddings.weight for m in (start, taught, rewarded)]
    assert not torch.equal(words[0], words[1])
    assert not torch.equal(words[0], words[2])
    assert not torch.equal(words[1], words[2])
