"""The planted share is wrong in fact, in the two ways announced, and nothing else is."""

import numpy as np
import pytest

from multimodal.data.scenes.dataset import scene_dataset
from multimodal.recipes.blip.noisy_captions import (
    FACT,
    change_word,
    plant_noise,
    with_captions,
)
from multimodal.recipes.captioning.scene_captions import exact_matches

SCENES = scene_dataset(300, seed=3, languages=["en"])


def test_what_is_called_true_is_true_and_the_rest_is_false():
    noisy = plant_noise(SCENES, 0.4, seed=0)
    shown = [SCENES.scenes[number] for number in noisy.owners.tolist()]
    assert (exact_matches(noisy.texts, shown, "en") == ~noisy.wrong).all()


def test_the_share_is_kept_and_both_kinds_are_equally_frequent():
    noisy = plant_noise(SCENES, 0.4, seed=0)
    kinds = [caption.kind for caption in noisy.captions]
    assert len(kinds) == 600
    assert 0.34 < float(noisy.wrong.float().mean()) < 0.46
    assert abs(kinds.count("foreign") - kinds.count("changed")) < 50


def test_one_word_is_changed_and_it_is_a_colour_or_a_shape():
    random, scene = np.random.default_rng(0), SCENES.scenes[0]
    for text in SCENES.captions["en"][0] * 10:
        changed = change_word(text, scene, random)
        pairs = [(a, b) for a, b in zip(text.split(), changed.split(), strict=True) if a != b]
        assert len(pairs) == 1
        assert all(FACT.search(word) for word in pairs[0])


def test_scenes_without_a_caption_are_left_out():
    noisy = plant_noise(SCENES, 0.0, seed=0)
    kept = with_captions(SCENES, noisy.captions[4:7])
    assert [scene.meaning for scene in kept.scenes] == [s.meaning for s in SCENES.scenes[2:4]]
    assert [len(texts) for texts in kept.captions["en"]] == [2, 1]
    assert kept.ids == SCENES.ids[2:4]


@pytest.mark.parametrize("share", [-0.1, 1.1])
def test_impossible_shares_are_refused(share):
    with pytest.raises(ValueError, match="share"):
        plant_noise(SCENES, share, seed=0)
