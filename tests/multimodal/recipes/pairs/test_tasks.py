"""The data sets of several chapters: what is unseen stays unseen, batches repeat."""

import pytest
import torch

from multimodal.recipes.pairs.tasks import emoji_task, steps


def test_unseen_scenes_have_unseen_meanings(scenes):
    seen = {scene.meaning for scene in scenes.train.scenes}
    assert len(scenes.test) == 256
    assert not seen & {scene.meaning for scene in scenes.test.scenes}


@pytest.mark.parametrize("by", ["random", "concept", "family"])
def test_emoji_are_unseen_in_each_split(by: str):
    task = emoji_task(by=by)
    assert (len(task.train), len(task.test)) == (1531, 383)
    assert not set(task.train.ids) & set(task.test.ids)


def test_unknown_kinds_are_refused():
    with pytest.raises(ValueError, match="scenes, emoji, short"):
        steps("photos")
    with pytest.raises(ValueError, match="split"):
        emoji_task(by="colour")


def test_batches_repeat_and_differ_by_seed(scenes):
    first, again, other = (next(iter(scenes.batches(seed=seed))) for seed in (0, 0, 1))
    assert torch.equal(first.images, again.images)
    assert torch.equal(first.tokens, again.tokens)
    assert not torch.equal(first.image_ids, other.image_ids)
