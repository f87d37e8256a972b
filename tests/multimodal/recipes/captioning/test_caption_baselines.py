"""What needs no understanding: the numbers are counted here in another way."""

import pytest
import torch

from multimodal.data.pairs import PairDataset
from multimodal.data.scenes.dataset import sample_scenes
from multimodal.recipes.captioning.caption_baselines import (
    all_sentences,
    chance_of_truth,
    most_frequent_sentence,
    neighbour_captions,
    pixels,
    spare_references,
)
from multimodal.recipes.captioning.scene_captions import true_sentences

SHADES = torch.tensor([0, 100, 255]).to(torch.uint8)
PICTURES = SHADES[:, None, None, None].expand(3, 3, 2, 2).clone()
PICTURES[1, 0] = 200
TRAIN = PairDataset(PICTURES, {"en": [["b", "a"], ["a", "c"], ["c", "d"]]}, ("x", "y", "z"))


def test_the_most_frequent_sentence_and_of_two_the_first():
    assert most_frequent_sentence(TRAIN, "en") == "a"


def test_a_neighbour_lends_its_first_caption():
    asked = PICTURES[[2, 1]].clone()
    asked[1, 1] += 5
    assert neighbour_captions(TRAIN, asked, "en", look=pixels) == ["c", "a"]


def test_every_reference_but_the_last_judges_the_last():
    assert spare_references(TRAIN, "en") == (["a", "c", "d"], [["b"], ["a"], ["c"]])
    single = PairDataset(PICTURES[:1], {"en": [["a"]]}, ("x",))
    with pytest.raises(ValueError, match="two captions of each picture"):
        spare_references(single, "en")


@pytest.mark.parametrize("language", ["en", "es", "zh"])
def test_chance_is_counted_exactly(language):
    """36 · 35 ordered pairs on 2 axes, 5 templates, 2 views; none or one of 4 pairs of sizes."""
    assert len(all_sentences(language)) == 36 * 35 * 2 * 5 * (1 + 4) * 2
    scenes = sample_scenes(20, seed=3, split="test")
    assert all(true_sentences(scene, language) <= all_sentences(language) for scene in scenes)
    assert chance_of_truth(scenes, language) == pytest.approx(20 / 126_000)
