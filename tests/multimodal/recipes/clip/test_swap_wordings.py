"""The swap test in every wording of the grammar."""

import pytest

from multimodal.recipes.clip.swap_wordings import swap_in_wording
from multimodal.recipes.pairs.towers import bag_clip, clip_model
from multimodal.training.seeds import seeded


def test_a_bag_of_words_ties_in_every_wording(scenes):
    with seeded(0):
        bag, reader = bag_clip(scenes), clip_model(scenes)
    ties = [swap_in_wording(bag, scenes, wording) for wording in range(5)]
    assert ties == pytest.approx([0.5] * 5, abs=0.01)  # Spanish *del* and *de la* tell a little
    assert ties[0] == 0.5
    assert swap_in_wording(reader, scenes, 0, side=1) != swap_in_wording(reader, scenes, 0)
    found = {swap_in_wording(reader, scenes, wording) for wording in range(5)}
    assert len(found) > 1
    assert 0.5 not in found


def test_an_unknown_wording(scenes):
    with pytest.raises(ValueError, match="wordings 0 to 4"):
        swap_in_wording(None, scenes, 5)
