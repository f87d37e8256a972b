import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from multimodal.data.scenes.dataset import HELD_OUT, SPLITS, sample_scenes, scene_dataset
from multimodal.data.scenes.grammar import (
    TEMPLATES,
    Statement,
    replace_negatives,
    say,
    statements,
    swap_negatives,
)
from multimodal.data.scenes.world import Scene, Thing
from multimodal.language import DATA_LANGUAGES

POOL = [scene for split in SPLITS for scene in sample_scenes(120, seed=1, split=split)]
scenes = st.sampled_from(POOL)
languages = st.sampled_from(DATA_LANGUAGES)


def words(text: str, language: str) -> list[str]:
    return sorted(text) if language == "zh" else sorted(text.split())


def thing(colour: str, shape: str, x: float = 0.25, y: float = 0.5) -> Thing:
    return Thing(colour, shape, "large", x, y, 0.2)


RED_CIRCLE, BLUE_STAR = thing("red", "circle"), thing("blue", "star", x=0.75)


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


def test_impossible_scenes_are_refused():
    with pytest.raises(ValueError, match="unknown colour 'teal'"):
        thing("teal", "circle")
    with pytest.raises(ValueError, match="must be the left"):
        Scene(BLUE_STAR, RED_CIRCLE, "horizontal")
    with pytest.raises(ValueError, match="two things of one kind"):
        Scene(RED_CIRCLE, thing("red", "circle", x=0.8), "horizontal")


@given(scenes, languages)
@settings(deadline=None)
def test_statements_are_true_and_their_reversals_are_false(scene, language):
    for true in statements(scene):
        assert true.holds_in(scene)
        assert not Statement(true.object, true.relation, true.subject).holds_in(scene)


@given(scenes, languages)
@settings(deadline=None)
def test_a_swap_has_the_same_words_and_another_meaning(scene, language):
    contrasts = swap_negatives(scene, language)
    assert "things" in {contrast.kind for contrast in contrasts}
    for contrast in contrasts:
        assert words(contrast.true, language) == words(contrast.false, language)
        assert contrast.false not in {
            say(told, language, template)
            for told in statements(scene)
            for template in range(len(TEMPLATES[language]))
        }


@given(scenes)
@settings(deadline=None)
def test_a_replacement_changes_one_word(scene):
    for language in ("es", "zh"):
        for contrast in replace_negatives(scene, language):
            if language == "es":
                true, false = contrast.true.split(), contrast.false.split()
                changed = sum(a != b for a, b in zip(true, false, strict=True))
                assert changed == 1
            assert contrast.true != contrast.false
    for contrast in replace_negatives(scene, "en"):
        true, false = (text.replace("an ", "a ").split() for text in contrast[1:])
        assert sum(a != b for a, b in zip(true, false, strict=True)) == 1


@given(scenes)
@settings(deadline=None)
def test_a_replacement_names_something_that_is_not_there(scene):
    things = f"{scene.first.kind} {scene.second.kind}"
    for contrast in replace_negatives(scene, "en"):
        (new,) = set(contrast.false.split()) - set(contrast.true.split()) - {"a", "an"}
        assert new not in things


def test_spanish_agrees_in_gender_and_contracts():
    scene = Scene(RED_CIRCLE, thing("yellow", "star", x=0.75), "horizontal")
    first, second = statements(scene)
    assert say(first, "es") == "un círculo rojo a la izquierda de una estrella amarilla"
    assert say(second, "es", 2) == "la estrella amarilla está a la derecha del círculo rojo"
    assert say(second, "es", with_size=True).endswith("un círculo rojo grande")


def test_swapped_colours_are_left_out_where_spanish_agreement_would_show():
    mixed = Scene(RED_CIRCLE, thing("yellow", "star", x=0.75), "horizontal")
    plain = Scene(RED_CIRCLE, thing("yellow", "square", x=0.75), "horizontal")
    assert [contrast.kind for contrast in swap_negatives(mixed, "es")] == ["things"]
    assert [contrast.kind for contrast in swap_negatives(plain, "es")] == ["things", "colours"]
    assert [contrast.kind for contrast in swap_negatives(mixed, "zh")] == ["things", "colours"]


def test_english_and_chinese_read_naturally():
    scene = Scene(thing("green", "cross", y=0.2), thing("black", "heart", y=0.8), "vertical")
    first, second = statements(scene)
    assert say(first, "en") == "a green cross above a black heart"
    assert say(first, "zh") == "绿色的十字形在黑色的心形的上方"
    assert say(second, "zh", 2, with_size=True) == "绿色的大十字形的下方有一个黑色的大心形"
