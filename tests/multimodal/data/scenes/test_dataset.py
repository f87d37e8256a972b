"""Sets of scenes: repeatable, in the promised form, with nothing in two parts."""

import hashlib

import numpy as np
import pytest
import torch

from multimodal.data.scenes.dataset import HELD_OUT, SPLITS, sample_scenes, scene_dataset
from multimodal.language import DATA_LANGUAGES


def test_the_same_seed_draws_the_same_scenes():
    one, two = scene_dataset(20, seed=5), scene_dataset(20, seed=5)
    assert torch.equal(one.images, two.images)
    assert (one.captions, one.ids, one.scenes) == (two.captions, two.ids, two.scenes)
    assert not torch.equal(one.images, scene_dataset(20, seed=6).images)


def test_a_language_left_out_does_not_change_the_others():
    whole, part = scene_dataset(20, seed=5), scene_dataset(20, seed=5, languages=("zh",))
    assert part.captions == {"zh": whole.captions["zh"]}


def test_a_dataset_has_the_promised_form():
    data = scene_dataset(7, seed=0, size=48, captions_each=3)
    assert data.images.shape == (7, 3, 48, 48)
    assert data.images.dtype == torch.uint8
    assert all(
        len(set(texts)) == 3 for language in DATA_LANGUAGES for texts in data.captions[language]
    )
    assert [scene.meaning for scene in data.subset([4, 1]).scenes] == [
        data.scenes[4].meaning,
        data.scenes[1].meaning,
    ]


def test_no_meaning_stands_in_two_parts():
    parts = [
        {scene.meaning for scene in sample_scenes(count, seed=seed, split=split)}
        for split, count in (("train", 5000), ("validation", 200), ("test", 300))
        for seed in (0, 1)
    ]
    train, validation, test = (parts[i] | parts[i + 1] for i in (0, 2, 4))
    assert len(train | validation | test) == len(train) + len(validation) + len(test)


def test_held_out_combinations_stand_in_their_part_only():
    for split in SPLITS:
        drawn = sample_scenes(200, seed=0, split=split)
        held = [not HELD_OUT.isdisjoint({s.first.kind, s.second.kind}) for s in drawn]
        assert all(held) if split == "combinations" else not any(held)


def test_each_colour_and_each_shape_of_a_held_out_thing_is_seen_in_training():
    kinds = {k for s in sample_scenes(5000, seed=0) for k in (s.first.kind, s.second.kind)}
    assert {colour for colour, _ in HELD_OUT} <= {colour for colour, _ in kinds}
    assert {shape for _, shape in HELD_OUT} <= {shape for _, shape in kinds}


@pytest.mark.parametrize("split", SPLITS[1:])
def test_a_gallery_holds_no_two_scenes_with_the_same_words(split):
    bags = [scene.bag for scene in sample_scenes(200, seed=3, split=split)]
    assert len(set(bags)) == 200


def test_training_uses_each_meaning_before_it_repeats_one():
    meanings = [scene.meaning for scene in sample_scenes(1000, seed=0)]
    assert len(set(meanings)) == 1000


def test_impossible_requests_are_refused():
    with pytest.raises(ValueError, match="unknown split 'dev'"):
        sample_scenes(3, seed=0, split="dev")
    with pytest.raises(ValueError, match="different scenes, 5000 were asked for"):
        sample_scenes(5000, seed=0, split="test")
    with pytest.raises(ValueError, match="at least 1"):
        sample_scenes(0, seed=0)
    with pytest.raises(ValueError, match="unknown language 'fr'"):
        scene_dataset(3, seed=0, languages=("fr",))
    with pytest.raises(ValueError, match="between 1 and 5"):
        scene_dataset(3, seed=0, captions_each=9)


PARTS = {"validation": 228, "test": 360, "combinations": 390}
"""Scenes of which no two have the same words."""


def digest(value: object) -> str:
    return hashlib.sha256(repr(value).encode()).hexdigest()[:12]


@pytest.mark.parametrize(
    ("split", "scenes", "captions"),
    [
        ("train", "042e73688d45", "719385bd2bf1"),
        ("validation", "1fd82292840e", "070036203446"),
        ("test", "45b70020a3d4", "557d5ed5184b"),
        ("combinations", "05374a55b9b2", "9a9c05cb87f4"),
    ],
)
def test_the_scenes_of_the_pages_stay_what_they_are(split, scenes, captions):
    """Each number on the pages follows from these draws; another order changes them all."""
    meanings = [scene.meaning for scene in sample_scenes(150, seed=1, split=split)]
    data = scene_dataset(20, seed=1, split=split)
    assert (digest(meanings), digest(data.captions)) == (scenes, captions)
    assert data.ids[0] == f"scene-{split}-1-000000"
    assert data.ids[-1] == f"scene-{split}-1-000019"


def test_things_stand_and_are_as_large_as_their_words_say():
    drawn = sample_scenes(1000, seed=1)
    for axis in ("horizontal", "vertical"):
        pairs = [(s.first, s.second) for s in drawn if s.axis == axis]
        assert 400 < len(pairs) < 600
        for number, least in ((0, 0.24), (1, 0.73)):
            things = [pair[number] for pair in pairs]
            along, beside = (np.array([(t.x, t.y) for t in things]).T)[
                :: 1 if axis == "horizontal" else -1
            ]
            assert (along.min(), along.max()) == pytest.approx((least, least + 0.03), abs=2e-3)
            assert (beside.min(), beside.max()) == pytest.approx((0.35, 0.65), abs=0.01)
            for size, radius in (("small", 0.16), ("large", 0.215)):
                radii = [t.radius for t in things if t.size == size]
                assert min(radii) == pytest.approx(radius - 0.01, abs=2e-3)
                assert max(radii) == pytest.approx(radius + 0.01, abs=2e-3)
                assert 0.4 < len(radii) / len(things) < 0.6
    assert len({scene.background for scene in drawn}) == 4


def test_a_part_is_asked_for_as_a_whole_and_no_more():
    for split, most in PARTS.items():
        assert len(sample_scenes(most, seed=0, split=split)) == most
        with pytest.raises(ValueError, match=f"has {most} different scenes, {most + 1} were asked"):
            sample_scenes(most + 1, seed=0, split=split)
    twice = [scene.meaning for scene in sample_scenes(2 * 1044, seed=0)]
    assert all(twice.count(meaning) == 2 for meaning in twice[:5])
    assert set(twice[:1044]) == set(twice[1044:])
    assert twice[:1044] != twice[1044:]
