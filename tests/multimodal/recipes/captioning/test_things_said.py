"""Every thing that the grammar names is heard, in every language; what is not there is counted."""

import pytest

from multimodal.data.scenes.dataset import sample_scenes
from multimodal.data.scenes.world import Scene, Thing
from multimodal.recipes.captioning.scene_captions import true_sentences
from multimodal.recipes.captioning.things_said import invented_things, mentions, things_said

SCENE = Scene(
    Thing("red", "circle", "small", 0.2, 0.5, 0.1),
    Thing("blue", "star", "large", 0.8, 0.5, 0.2),
    "horizontal",
)


@pytest.mark.parametrize("language", ["en", "es", "zh"])
def test_true_sentences_name_both_things_and_invent_none(language):
    for scene in sample_scenes(40, seed=0):
        both = {scene.first.kind, scene.second.kind}
        for sentence in true_sentences(scene, language):
            said = things_said(sentence, language)
            assert len(said) == 2
            assert set(said) == both
            assert invented_things(sentence, scene, language) == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "a red star to the left of a small blue star"),
        ("es", "una estrella roja a la izquierda de una estrella azul pequeña"),
        ("zh", "红色的五角星在蓝色的小五角星的左边"),
        ("zh", "红色 的 五角星 在 蓝色 的 小 五角星 的 左边"),
    ],
)
def test_colour_and_shape_must_be_in_one_thing(language, sentence):
    assert things_said(sentence, language) == [("red", "star"), ("blue", "star")]
    assert invented_things(sentence, SCENE, language) == [("red", "star")]


def test_a_thing_counts_as_often_as_it_is_named():
    sentences = [
        "a green heart above a green heart",
        "a red circle",
        "a red circle, a red star",
        "",
    ]
    found = mentions(sentences, [SCENE] * 4, "en")
    assert found.said.tolist() == [2, 1, 2, 0]
    assert found.invented.tolist() == [2, 0, 1, 0]
    assert found.share_of_things == pytest.approx(3 / 5)
    assert found.share_of_sentences == pytest.approx(2 / 4)
    assert mentions([""], [SCENE], "en").share_of_things == 0


def test_another_language_and_other_numbers_are_refused():
    with pytest.raises(ValueError, match="fr"):
        things_said("un cercle rouge", "fr")
    with pytest.raises(ValueError, match="zip"):
        mentions(["a red circle"], [], "en")
